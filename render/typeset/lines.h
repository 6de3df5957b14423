#pragma once

#include <cstddef>
#include <vector>

#include "render/typeset/fonts.h"

namespace uketsuke::render {

/// A part of a shaped text that stands on one line: clusters [first, last).
struct TextLine {
  std::size_t first = 0;
  std::size_t last = 0;
  double width_em = 0;  ///< without white space at its end
  bool ends_paragraph = false;
};

/// May a line end between these two characters? 行頭禁則 and 行末禁則 of JIS X 4051, and no break inside a
/// number or a Latin word.
bool may_break(char32_t before, char32_t after);

/// Breaks one paragraph greedily into lines of at most `width_em`; what may not stand at a line's start takes
/// its predecessor along (追い出し). A single character wider than the line gets a line of its own.
std::vector<TextLine> break_lines(const ShapedText& text, double width_em, double tracking_em);

/// The whole text as one line.
TextLine one_line(const ShapedText& text, double tracking_em);

}  // namespace uketsuke::render
