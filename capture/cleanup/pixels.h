#pragma once

#include <array>

#include "core/image/image.h"

namespace uketsuke::capture {

/// The few whole-image operations that a library does faster than a plain loop. All take and give our own images;
/// positions are continuous (pixel i covers [i, i+1)). A library error becomes Failure E-INTAKE-TOOLARGE (memory) or
/// aborts (a bug).

/// The image in another size: averages areas when it shrinks, interpolates (linear) when it grows.
Image resized(const ImageView& image, int width, int height);
/// The image at 1/k of its size, each pixel the mean of k × k; up to k − 1 pixels at the right and lower edge are left
/// out. Several times as fast as `resized` to a size that is no exact part.
Image shrunk(const ImageView& image, int k);

/// The image under a homography: `to_source` (row major) maps a position of the result to one of `image`; what lies
/// outside becomes `fill`. Bilinear, or cubic when `smooth` is set (for enlarging).
Image warped(const ImageView& image, const std::array<double, 9>& to_source, int width, int height, int fill,
             bool smooth);

/// Turned clockwise by 90, 180 or 270 degrees.
Image quarter_turned(const ImageView& image, int degrees);

/// Grey closing (maximum, then minimum) with a square of `side` px: removes what is dark and thinner than `side`.
Image closed(const ImageView& image, int side);
/// Grey opening (minimum, then maximum) with a square of `side` px: removes what is bright and thinner than `side`.
Image opened(const ImageView& image, int side);
/// Largest value in a square of `side` px around each pixel.
Image dilated(const ImageView& image, int side);
/// Gaussian blur, standard deviation in px.
Image blurred(const ImageView& image, double sigma_px);
/// Median in a square of `side` px (odd).
Image median(const ImageView& image, int side);
/// Mean and standard deviation in a square window of `side` px around each pixel of a grey image, both as Grey8.
struct LocalStats {
  Image mean;
  Image deviation;
};
LocalStats local_stats(const ImageView& grey, int side);

}  // namespace uketsuke::capture
