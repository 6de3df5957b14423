#pragma once

#include <span>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Gap between two values in one row, in glyph heights; the gap between family and given name is 1 to 1.5.
inline constexpr double kValueGap = 2.6;

/// Print that no cell holds, with a little paper round it.
ValuePlace loose(const PageLayout& page, std::vector<GlyphPlace> glyphs);

/// A row cut where the paper shows a gap wider than `gap_px`, or at a rule between two words.
std::vector<std::vector<GlyphPlace>> groups_of(const PageLayout& page, std::size_t row, double gap_px);

/// The same where the gap is that between two values.
inline std::vector<std::vector<GlyphPlace>> value_groups(const PageLayout& page, std::size_t row) {
  return groups_of(page, row, kValueGap * page.glyph_px);
}

/// The places [from, to), `to` cut at the end.
std::vector<GlyphPlace> part(const std::vector<GlyphPlace>& places, std::size_t from, std::size_t to);

/// The values of a label that stands in no cell: behind it in its row, beside it where the label takes two lines, or
/// below it in its column.
LabelValues loose_values(const PageLayout& page, std::span<const Label> labels, const Label& label);

}  // namespace uketsuke::ocr
