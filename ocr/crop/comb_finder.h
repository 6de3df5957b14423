#pragma once

#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::ocr {

/// Finds the `n` equally wide cells of a comb in a crop of unknown margins, in one run or in the customary groups
/// (4-4-4, 3-4, 3-4-4): by the frames' upright lines where they can be seen, else the crop is taken to be the comb from
/// edge to edge, grouped so that the fewest strokes are cut. Interiors, left to right, in the crop's pixels.
std::vector<Rect<CropPx>> find_comb(const ImageView& grey, int n);

}  // namespace uketsuke::ocr
