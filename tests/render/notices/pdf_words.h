#pragma once

#include <string>
#include <vector>

#include "core/geometry/frames.h"
#include "core/image/codec.h"

namespace uketsuke::render::testing {

/// A word as Poppler's pdftotext finds it, in millimetres on its page.
struct PdfWord {
  int page = 0;  ///< from 1
  Rect<FormMm> box;
  std::string text;
};

/// Where the words of a PDF stand (pdftotext -bbox), as a second program sees them.
std::vector<PdfWord> words_of(const Bytes& pdf);
/// The text of a PDF in the order it was drawn (pdftotext -raw), without white space.
std::string text_of(const Bytes& pdf);
/// Writes bytes into this test program's scratch folder.
std::string scratch_file(const std::string& name, const Bytes& bytes);
/// What a program prints to standard output; throws std::runtime_error unless it exits with 0.
std::string output_of(const std::string& program, const std::vector<std::string>& arguments);

}  // namespace uketsuke::render::testing
