#pragma once

#include <cstdint>
#include <vector>

#include "core/image/codec.h"
#include "core/image/image.h"

namespace uketsuke::capture::test {

/// A picture without any symmetry: paper with a dark bar at the left of the top, a smaller one at the right
/// of the bottom, a gradient in the middle; colour adds a red and a blue patch. `bilevel` has no values but 0
/// and 255.
Image picture(int width, int height, PixelFormat format, bool bilevel = false);

/// Largest difference of any channel, or 256 when the sizes or formats differ.
int largest_difference(const ImageView& a, const ImageView& b);
/// Mean difference over all channels, or 256 when the sizes or formats differ.
double mean_difference(const ImageView& a, const ImageView& b);

/// The picture turned clockwise by quarter turns.
Image turned(const Image& image, int quarter_turns);

}  // namespace uketsuke::capture::test
