#pragma once

#include <string>
#include <vector>

#include "core/geometry/frames.h"
#include "ocr/print/page_text.h"

namespace uketsuke::ocr {

/// One printed character, folded for comparing (NFKC), with its rough place.
struct Glyph {
  char32_t sign = 0;
  Rect<CleanPx> rect;
  double confidence = 0;
  bool word_start = false;  ///< a gap on the paper stands before it
  bool overlooked = false;  ///< the page reader did not see it; the line reader's word alone
};

/// All print at one height of the page, from left to right, whatever block the engine put it in.
struct TextRow {
  std::vector<Glyph> glyphs;
  Rect<CleanPx> rect;
  /// The signs alone.
  std::u32string signs() const;
};

/// The words of the page regrouped into rows (行), top to bottom. The engine's own blocks and lines tear a ruled row
/// apart; a label and its value belong together by height alone.
std::vector<TextRow> page_rows(const PageText& text);

/// Adds glyphs of one line to the row that stands at their height, or as a row of their own, in reading order.
void add_words(std::vector<TextRow>& rows, const std::vector<Glyph>& line);

/// Signs that the line reader alone saw (overlooked), evenly over a place.
std::vector<Glyph> spread_signs(const std::u32string& signs, const Rect<CleanPx>& place);

/// The extent of glyphs [from, to) of a row.
Rect<CleanPx> extent(const TextRow& row, std::size_t from, std::size_t to);

}  // namespace uketsuke::ocr
