#pragma once

#include <vector>

#include "core/model/page.h"
#include "ocr/documents/page/ruled_lines.h"

namespace uketsuke::ocr {

/// The frames of boxes that hold one digit each (一字一枠), of one run of boxes that adjoin each other.
struct BoxFrames {
  std::vector<RuledLine> horizontal;  ///< none where a table's own rules are top and bottom
  std::vector<RuledLine> vertical;
};

/// Runs of at least three boxes side by side, or of two with a top and bottom of their own: evenly set, no wider than
/// 10 mm and no higher than 12 mm.
std::vector<BoxFrames> digit_boxes(const RuledLines& rules, double px_per_mm);

/// A page without such frames, in grey and in black and white: readers take their sides for digits, and a cell with
/// boxes in it is no longer seen as one cell.
CleanPage without_digit_boxes(const CleanPage& page);

}  // namespace uketsuke::ocr
