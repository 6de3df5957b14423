#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// A printed label found on the page.
struct Label {
  const LabelSpec* spec = nullptr;
  std::size_t row = 0;
  std::size_t from = 0;  ///< glyphs [from, to) of the row
  std::size_t to = 0;
  double edits = 0;
  Rect<CleanPx> rect;
  bool guessed = false;  ///< only its place or a likeness says that it is one
  bool covers(GlyphPlace at) const { return at.row == row && at.index >= from && at.index < to; }
};

/// All labels of the book on the page, none overlapping, top to bottom and left to right. Where two wordings fit the
/// same signs the longer and cleaner one wins; where two fields fit equally (市民税 and 県民税 with the first sign
/// unreadable) neither is taken.
std::vector<Label> find_labels(const PageLayout& page, std::span<const LabelSpec> book);

/// The label that a glyph belongs to, or nullptr.
const Label* label_over(std::span<const Label> labels, GlyphPlace at);

/// 在学期間 names a span of days; 在学期間満了日 only its end.
bool names_period(const PageLayout& page, const Label& label);

/// 世帯主 under or beside 続柄 is a value, not a label.
bool is_value_of(const PageLayout& page, const Label& own, const Label& other);

}  // namespace uketsuke::ocr
