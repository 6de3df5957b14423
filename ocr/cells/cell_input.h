#pragma once

#include <array>
#include <vector>

#include "core/image/image.h"

namespace uketsuke::ocr {

/// Side of the cell net's input, pixels.
inline constexpr int kCellInput = 32;
/// A cell is cut with this share of its side beyond each border, so that strokes which leave the cell stay whole.
inline constexpr double kCropMargin = 0.08;

/// What the cell net sees of one crop: paper 0, darkest ink 1, row-major 32 × 32.
struct CellInput {
  std::vector<float> values;
  double contrast = 0;  ///< (paper − ink) / 255 before it was stretched: how dark the writing is
};

/// Scales the crop's longer side to 32 (aspect kept, centred), takes the 85th percentile as paper and the 1st as ink,
/// stretches that range to 0..1 and sets the outside to 0. Ranges below 24/255 are not stretched further: fainter than
/// that is paper grain. The same steps as tools/train/synth.py, which explains them.
CellInput cell_input(const ImageView& crop);

}  // namespace uketsuke::ocr
