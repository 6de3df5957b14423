#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "core/model/page.h"
#include "ocr/documents/read_document.h"
#include "ocr/engines.h"
#include "tests/left_out/book_left_out.h"

namespace uketsuke::left_out {

/// A page as it is read without some of its labels; nothing left out: as the product reads it.
struct Reading {
  std::vector<Spelling> without;
  ocr::DocumentPage page;
};

/// How many readings to take of a page.
struct Turns {
  std::size_t unwanted = 4;  ///< single labels whose values nobody wants, at most: tables have them by the dozen
  std::size_t drawn = 6;     ///< drawings in which each label is left out with a probability of a third
};

/// Reads a clean page by the product's book; then with each spelling of a label that it prints left out alone; with each
/// concept of which it prints a label left out altogether; with all labels whose values nobody wants left out; and with
/// several spellings left out, as on a layout that nobody has seen. Recognisers are asked once for each picture
/// (begin_page before, end_page after).
void read_without_labels(const CleanPage& page, const KindCatalogue& kinds, const ocr::Engines& engines,
                         const Turns& turns, const std::function<void(const Reading&)>& on_reading);

}  // namespace uketsuke::left_out
