#pragma once

#include <cstdint>
#include <vector>

#include "core/image/image.h"

namespace uketsuke::ocr {

/// Ink as a mask: 1 = ink. Row-major, width × height.
struct Mask {
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  std::vector<std::uint8_t> bits;

  Mask() = default;
  Mask(int w, int h) : width(w), height(h), bits(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0) {}
  std::uint8_t& at(int x, int y) {
    return bits[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  bool ink(int x, int y) const {
    return bits[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] != 0;
  }
  int count() const;
};

/// One 8-connected piece of ink; its box is in pixels, right and bottom exclusive.
struct Component {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int area = 0;
  double darkness = 0;  ///< mean of (paper − grey) / 255 over its pixels
  std::vector<std::pair<int, int>> pixels;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

/// All pieces of a mask; `grey` gives their darkness against `paper` and must have the mask's size.
std::vector<Component> components(const Mask& mask, const ImageView& grey, double paper);

/// The same where nobody asks how dark they are.
std::vector<Component> components(const Mask& mask);

/// The grey level of the paper in a crop: the 80th percentile, so that heavy writing does not darken it.
double paper_level(const ImageView& grey);

/// Pixels darker than the paper by more than half the way to the crop's own ink, and by at least `least` levels (of
/// 255): pencil is found, paper grain is not.
Mask ink_mask(const ImageView& grey, double paper, double least);

/// Pixels darker than the paper by at least `depth` levels (of 255), whatever else the crop holds: beside black print a
/// pencil's line is far from half the way to the crop's own ink.
Mask pale_ink_mask(const ImageView& grey, double paper, double depth);

/// The depth (of 255) from which pale lines can be told from the grain of the crop's paper, but at least `palest`.
double pale_ink_depth(const ImageView& grey, double paper, double palest);

}  // namespace uketsuke::ocr
