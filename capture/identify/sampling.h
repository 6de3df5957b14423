#pragma once

#include <algorithm>
#include <cmath>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::capture {

/// Darkness (0 paper … 255 black) at a continuous position, interpolated between pixels; 0 outside. In a colour image
/// the darkest channel counts, so that form colour shows as well as black.
inline double darkness(const ImageView& image, Point<CleanPx> p) {
  const double x = p.x - 0.5, y = p.y - 0.5;
  if (!(x >= 0 && y >= 0 && x < image.width - 1 && y < image.height - 1)) return 0;
  const int x0 = static_cast<int>(x), y0 = static_cast<int>(y);
  const auto fx = static_cast<float>(x - x0), fy = static_cast<float>(y - y0);
  const int n = channels(image.format);
  const std::uint8_t* above = image.row(y0) + n * x0;
  const std::uint8_t* below = above + image.stride;
  const auto value = [n](const std::uint8_t* c) {
    return static_cast<float>(n == 1 ? c[0] : std::min({c[0], c[1], c[2]}));
  };
  const float top = value(above) * (1 - fx) + value(above + n) * fx;
  const float bottom = value(below) * (1 - fx) + value(below + n) * fx;
  return 255 - (top * (1 - fy) + bottom * fy);
}

}  // namespace uketsuke::capture
