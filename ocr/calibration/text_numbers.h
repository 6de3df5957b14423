#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/lines/line_reader.h"

namespace uketsuke::ocr {

/// A number in a line of writing as the readers of combs see it.
struct NumberInLine {
  std::size_t first = 0;  ///< signs of the line's best text that stand where it was written: [first, end)
  std::size_t end = 0;
  std::vector<PlacedSign> signs;  ///< digits and hyphens, where they stand in the line's picture
  double p = 0;                   ///< probability that all its digits are right, by the comb's readers
};

/// Weighs the numbers that combs' readers saw in a line against what the line reader made of them. Where both say the same
/// the line becomes surer; where they differ the combs' number stands in the best candidate, the line's own in the next, and
/// the line's signs are those of the new best. Returns whether any differs. Numbers must be in order and must not overlap.
bool weigh_numbers(LineText& line, std::span<const NumberInLine> numbers);

}  // namespace uketsuke::ocr
