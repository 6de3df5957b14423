#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/calibration/field_value.h"
#include "ocr/lines/line_reader.h"

namespace uketsuke::ocr {

/// One line as read, with what its picture says about spaces.
struct ReadLine {
  LineText text;
  std::vector<double> gaps_px;  ///< middles of wide white gaps, pixels of the line's picture
  bool full = false;            ///< reaches the end of the box: the next line goes on in the middle of a word
};

/// Scores handwriting read as one or more lines (氏名・住所・自由記入): lines joined by a full-width space (by nothing
/// after a full line), wide gaps inside a line kept as one full-width space. Digits that meet where a
/// full line is broken are doubted as "over_edge": a hyphen may stand there. Characters whose variant the reader cannot
/// say (高 for 髙, 崎 for 﨑) are doubted as "variant_possible": both may stand on the paper.
FieldValue text_value(std::span<const ReadLine> lines);

/// Whether a form that the recogniser never says may stand behind a character of the text.
bool may_hide_variant(std::string_view text);

/// How sure a text may be by itself, for numbers in it that nobody writes so; 1 where there are none.
double surest(std::string_view text);

/// A line's candidate with a full-width space at every gap. Places are known for the best candidate; another one of the
/// same length has the same gaps, one of another length gets none.
std::string with_gaps(const ReadLine& line, std::span<const char32_t> text);

}  // namespace uketsuke::ocr
