#pragma once

#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Pixels of a mask; right and bottom exclusive.
struct MaskArea {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Length of the longest nearly level stroke of a pen that goes through other ink in a line of writing, beside the line's
/// height. A sign's own
/// strokes end with the sign, about one height; what goes on through the next one is no part of either: a line drawn
/// through some of the words (一部の抹消線), a cross over two signs.
double longest_level_stroke(const Mask& mask, const MaskArea& line);

}  // namespace uketsuke::ocr
