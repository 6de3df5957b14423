#pragma once

#include <vector>

#include "core/geometry/frames.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Pieces of ink that lie near each other, in pixels of the mask they were found in.
struct InkGroup {
  Rect<CleanPx> box;
  std::vector<const Component*> pieces;
};

/// The box of a piece of ink.
Rect<CleanPx> box_of(const Component& piece);

/// Adds a piece to the groups that it lies within `reach_px` of, which become one.
void join_group(std::vector<InkGroup>& groups, const Component& piece, double reach_px);

}  // namespace uketsuke::ocr
