#pragma once

#include <span>
#include <vector>

#include "ocr/documents/labels/labels.h"

namespace uketsuke::ocr {

/// Headings of one line of a table: in one row, or half a line off where one of them takes two (ｶﾅ氏名 over 漢字氏名).
bool in_one_line(const Label& a, const Label& b);

/// The label of the header row whose column a group stands in: left edges, centres or right edges agree.
bool in_column(const Rect<CleanPx>& group, const Label& label, std::span<const Label> labels);

/// Groups of a row cut once more where a word begins under the beginning of a label in one line with `head`, or stands
/// under a narrow one, or where a second day begins under headings of two: a short gap parts two narrow columns.
std::vector<std::vector<GlyphPlace>> groups_under(const PageLayout& page, std::size_t r, std::span<const Label> labels,
                                                  const Label& head);

}  // namespace uketsuke::ocr
