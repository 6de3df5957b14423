#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/image.h"
#include "ocr/documents/values/value_place.h"
#include "ocr/lines/line_reader.h"

// Names in Latin letters (residents and students from abroad).
namespace uketsuke::ocr {

/// What such a name is written with: the line reader's mask.
const CharSet& letter_signs();

/// True for text that is mostly Latin letters.
bool in_letters(std::string_view text);

/// Whether letters name what stands beside or over them: Name, Date of Birth.
bool is_english_label(std::u32string_view signs);

/// The name that a text says, its words one space apart, one in capitals without the look-alikes of letters; nothing where
/// it holds other signs or is the label's translation.
std::optional<std::string> name_in_letters(std::string_view text);

/// Where words end in a line of letters, px: the middles of its wide gaps. `clear` is false where gaps of words and
/// of letters are hard to tell apart.
struct WordGaps {
  std::vector<double> at;
  bool clear = true;
};
WordGaps word_gaps(const ImageView& binary, const Rect<CleanPx>& line);

/// A text that was read in a line, `air_px` of paper round it, with spaces where the paper has them.
std::string with_word_gaps(const ImageView& binary, const Rect<CleanPx>& line, double air_px, const LineText& read,
                           const std::vector<char32_t>& text);

/// Whether all spaces of one text are spaces of the other: the page reader runs words together.
bool spaced_within(std::string_view loose, std::string_view exact);

/// A name outside of ruled cells together with its second line, if that stands close under its first in letters as well.
ValuePlace with_second_line(const PageLayout& page, const ValuePlace& place);

}  // namespace uketsuke::ocr
