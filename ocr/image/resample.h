#pragma once

#include <vector>

#include "core/image/image.h"

namespace uketsuke::ocr {

/// Resizes with a triangle filter widened by the shrinking factor (the same as PIL's and torch's antialiased
/// bilinear), so that thin strokes do not vanish when a 600 dpi crop shrinks. Returns out_w × out_h × channels
/// interleaved values 0..255. The view must not be empty.
std::vector<float> resample(const ImageView& image, int out_w, int out_h);

/// The same as an 8-bit image, rounded.
Image resized(const ImageView& image, int out_w, int out_h);

}  // namespace uketsuke::ocr
