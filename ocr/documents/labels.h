#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/documents/label_book.h"
#include "ocr/documents/page_layout.h"

namespace uketsuke::ocr {

/// A printed label found on the page.
struct Label {
  const LabelSpec* spec = nullptr;
  std::size_t row = 0;
  std::size_t from = 0;  ///< glyphs [from, to) of the row
  std::size_t to = 0;
  double edits = 0;
  Rect<CleanPx> rect;
  bool covers(GlyphPlace at) const { return at.row == row && at.index >= from && at.index < to; }
};

/// All labels of the book on the page, none overlapping, top to bottom and left to right. Where two wordings fit the
/// same signs the longer and cleaner one wins; where two fields fit equally (市民税 and 県民税 with the first sign
/// unreadable) neither is taken.
std::vector<Label> find_labels(const PageLayout& page, std::span<const LabelSpec> book);

}  // namespace uketsuke::ocr
