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
  const double fx = x - x0, fy = y - y0;
  const auto value = [&](int column, int line) -> double {
    if (image.format == PixelFormat::Grey8) return 255 - image.row(line)[column];
    const std::uint8_t* c = image.row(line) + 3 * column;
    return 255 - std::min({c[0], c[1], c[2]});
  };
  return (value(x0, y0) * (1 - fx) + value(x0 + 1, y0) * fx) * (1 - fy) +
         (value(x0, y0 + 1) * (1 - fx) + value(x0 + 1, y0 + 1) * fx) * fy;
}

}  // namespace uketsuke::capture
