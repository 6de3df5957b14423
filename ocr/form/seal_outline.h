#pragma once

#include <vector>

#include "ocr/form/level_stroke.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// What pieces of ink cover together; there must be one.
MaskArea extent_of(const std::vector<const Component*>& pieces);

/// Whether pieces of ink that stand together are the impression of a seal or stamp (印影): something closed, a ring or a
/// frame, runs round them. `px_per_mm` is the mask's. Handwriting of two short lines covers some of a frame's sides, never
/// most of them.
/// `largest_mm`: larger things are none.
bool has_seal_outline(const std::vector<const Component*>& pieces, double px_per_mm, double largest_mm = 60);

}  // namespace uketsuke::ocr
