#pragma once

#include "core/geometry/frames.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Whether a place of a mask, in its pixels, is ink; outside it nothing is.
bool dark_at(const Mask& mask, double x, double y);

/// Share of the way [from, to] along a line, pixels from `origin` in the direction `along` (a unit vector), that is dark
/// within `stray` pixels of the line; 0 of no way.
double dark_share(const Mask& mask, Point<CropPx> origin, Point<CropPx> along, double from, double to, double stray);

}  // namespace uketsuke::ocr
