#pragma once

#include <vector>

#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// For every pixel of a mask, row-major, the side of the largest solid square whose lower right corner it is.
std::vector<int> solid_squares(const Mask& mask);

/// What is left of a mask where a solid square of `side` pixels fits: strokes thinner than that are gone.
Mask opened(const Mask& mask, int side);

}  // namespace uketsuke::ocr
