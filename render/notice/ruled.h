#pragma once

#include "core/geometry/frames.h"
#include "render/canvas/canvas.h"

// What the ruled parts of a notice (tables, facts) have in common.

namespace uketsuke::render {

/// Space between a cell's text and its lines, mm.
inline constexpr double kCellPadding_mm = 1.0;
/// Lines between cells and around the whole, mm.
inline constexpr double kHairline_mm = 0.12;
inline constexpr double kFrame_mm = 0.3;
/// Ground of headings and labels.
inline constexpr Colour kHeadFill{0.92, 0.92, 0.92};

/// Where a cell's text may stand; its height is the cell's, since row heights include the space.
inline Rect<FormMm> padded(Rect<FormMm> cell) {
  return {cell.x + kCellPadding_mm, cell.y, cell.w - 2 * kCellPadding_mm, cell.h};
}

}  // namespace uketsuke::render
