#pragma once

#include <span>

#include "ocr/calibration/field_value.h"
#include "ocr/lines/line_reader.h"

namespace uketsuke::ocr {

/// Scores handwriting read as one or more lines (氏名・住所・自由記入): lines joined by a full-width space, candidates
/// from the lines' own, a wide gap inside a line kept as one full-width space. Characters whose variant the reader cannot
/// say (高 for 髙, 崎 for 﨑) are doubted as "variant_possible": both may stand on the paper.
FieldValue text_value(std::span<const LineText> lines, double line_height_px);

/// A line's candidate with its gaps: a space wherever two neighbouring signs stand wider apart than usual.
std::string with_gaps(const LineText& line, std::span<const char32_t> text, double line_height_px);

}  // namespace uketsuke::ocr
