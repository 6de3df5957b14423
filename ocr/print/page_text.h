#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::ocr {

/// One printed character as the page reader sees it.
struct PrintedSymbol {
  std::string text;       ///< UTF-8, usually one character
  Rect<CleanPx> rect;     ///< rough: the engine may give a character part of its neighbour; a word's edges are good
  double confidence = 0;  ///< the engine's own number, 0..1; over-confident, see docs/benchmarks.md
};

/// A run of symbols without a wide gap. Japanese has no spaces: the engine puts some between characters, so words
/// here are cut by the gaps on the paper and never by the engine's spaces.
struct PrintedWord {
  std::string text;
  Rect<CleanPx> rect;
  double confidence = 0;  ///< of its weakest symbol
  std::vector<PrintedSymbol> symbols;
};

/// One printed line, its words from left to right.
struct PrintedLine {
  std::vector<PrintedWord> words;
  Rect<CleanPx> rect;
  int block = 0;  ///< the engine's layout block, from 0
  /// All words joined by one full-width space.
  std::string text() const;
};

/// Everything printed on a page (印字), lines in the engine's reading order.
struct PageText {
  std::vector<PrintedLine> lines;
};

/// How the page is laid out.
enum class PrintLayout {
  Automatic,  ///< blocks, columns and tables are found (the best for ruled tables: one-block mode loses their amounts)
  Block,      ///< one even block of lines
  Line,       ///< the image is a single line
};

/// Reads whole printed pages with Tesseract's `jpn` model, one thread. One instance per process is enough.
class PageTextReader {
 public:
  /// Throws Failure E-ENGINE-MODEL when the language data is missing.
  PageTextReader();
  ~PageTextReader();
  PageTextReader(PageTextReader&&) noexcept;
  PageTextReader& operator=(PageTextReader&&) noexcept;

  /// `grey` is a clean page or a part of one; rectangles come out in its pixels moved by `origin`. `dpi` is used for
  /// layout only; below 70 it counts as 300. Throws Failure E-ENGINE-SELFTEST when the engine gives up.
  PageText read(const ImageView& grey, double dpi, PrintLayout layout = PrintLayout::Automatic,
                Point<CleanPx> origin = {}) const;

  /// "tesseract-5.3.0/jpn".
  const std::string& version() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace uketsuke::ocr
