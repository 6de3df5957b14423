#pragma once

#include "core/image/image.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// Straight pen lines drawn through writing (抹消線).
struct StrikeReport {
  int lines = 0;        ///< parallel lines found, 0, 1 or 2
  double coverage = 0;  ///< of the best one: inked share of its way across the writing
};

/// Looks for 二重線 or a single line through the writing that `ink` found: nearly level (±8°), across at least 80 % of
/// the writing's width, in the middle half of its height. Two lines are a strike-out; one may be a slip.
StrikeReport find_strike(const ImageView& grey, double px_per_mm, const InkReport& ink);

}  // namespace uketsuke::ocr
