#pragma once

#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::ocr {

/// Finds the `n` equally wide cells of a comb in a crop of unknown margins: by the frame's upright lines where they can be
/// seen, else the crop is taken to be the comb from edge to edge. Interiors, left to right, in the crop's pixels.
std::vector<Rect<CropPx>> find_comb(const ImageView& grey, int n);

}  // namespace uketsuke::ocr
