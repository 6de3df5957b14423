#pragma once

#include <algorithm>
#include <cmath>

#include "core/image/image.h"

namespace uketsuke::ocr::test {

/// A drawing surface for made pictures: white paper, dark pen.
class Sheet {
 public:
  Sheet(int width, int height) : image_(width, height, PixelFormat::Grey8, 255) {}

  /// A straight stroke, `thick` pixels wide.
  Sheet& stroke(double x0, double y0, double x1, double y1, double thick = 4, int level = 30) {
    const double length = std::max(1.0, std::hypot(x1 - x0, y1 - y0));
    for (double t = 0; t <= 1; t += 0.4 / length) dot(x0 + t * (x1 - x0), y0 + t * (y1 - y0), thick / 2, level);
    return *this;
  }
  /// An ellipse, drawn from `from` to `to` of its way round (0..1).
  Sheet& ring(double cx, double cy, double a, double b, double thick = 4, double from = 0, double to = 1,
              int level = 30) {
    for (double t = from; t <= to; t += 0.3 / (6.283 * std::max(a, b)))
      dot(cx + a * std::cos(6.283185 * t), cy + b * std::sin(6.283185 * t), thick / 2, level);
    return *this;
  }
  Sheet& dot(double cx, double cy, double radius, int level = 30) {
    for (int y = std::max(0, static_cast<int>(cy - radius));
         y <= std::min(image_.height() - 1, static_cast<int>(cy + radius)); ++y)
      for (int x = std::max(0, static_cast<int>(cx - radius));
           x <= std::min(image_.width() - 1, static_cast<int>(cx + radius)); ++x)
        if (std::hypot(x - cx, y - cy) <= radius)
          image_.row(y)[x] = static_cast<std::uint8_t>(std::min<int>(image_.row(y)[x], level));
    return *this;
  }
  const Image& image() const { return image_; }

 private:
  Image image_;
};

}  // namespace uketsuke::ocr::test
