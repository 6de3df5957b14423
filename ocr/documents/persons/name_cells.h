#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// The higher of the cells at both sides of a cell.
std::optional<Rect<CleanPx>> higher_beside(const PageLayout& page, const Rect<CleanPx>& area);

/// A cell beside which a cell as high as two of it stands: half of a person's, a name or its reading.
bool is_half_cell(const PageLayout& page, const Rect<CleanPx>& area);

/// Cells of a column of names in which a line parts the name from its reading, though the cells beside them go on: the
/// halves as one cell each. Others stay as they are.
std::vector<ValuePlace> whole_name_cells(const PageLayout& page, std::vector<ValuePlace> cells);

/// Of cells below headings of several lines those of one line (from 0), person by person, where the lines between them were
/// not found in every person's cell: the cells beside, which are as high as a person's, tell whose they are, and a whole
/// cell is cut into lines. Nothing where no cells beside tell.
std::optional<std::vector<ValuePlace>> line_by_person(const PageLayout& page, std::size_t line, std::size_t lines,
                                                      const std::vector<ValuePlace>& cells);

/// A name in its cell, without what stands in brackets behind it on one line: 山田太郎（男・女）, 山田太郎（ヤマダ　タロウ）. Both
/// brackets must be there and hold a sex or a reading, for a kanji is read as a bracket at times, and both readers would then
/// agree on half a name.
ValuePlace before_bracket(const PageLayout& page, std::vector<GlyphPlace> glyphs, Rect<CleanPx> inside);

/// Whether print below a name is none: an address, whose label was lost, or a rule that was read as a sign.
bool is_no_name(const PageLayout& page, const std::vector<GlyphPlace>& group);

/// 渡嘉敷　弓枝 in type larger than its label's: the gap inside the name is as wide as one between columns, and the given name is
/// what stands next, under no label of its own.
std::vector<GlyphPlace> with_given_name(const PageLayout& page, std::span<const Label> labels, const Label& label,
                                        std::vector<GlyphPlace> group);

}  // namespace uketsuke::ocr
