#pragma once

#include "core/image/codec.h"
#include "core/image/image.h"

namespace uketsuke::capture::test {

/// How a PNG is written.
struct PngOptions {
  int dpi = 300;  ///< 0: no pHYs chunk
  int bits = 8;   ///< 1, 2, 4 (grey or palette), 8 or 16
  bool palette = false;
  bool alpha = false;  ///< the picture's ink opaque, its paper transparent black
  bool interlaced = false;
  bool animated = false;  ///< an acTL / fcTL / fdAT second frame
};

Bytes make_png(const Image& image, const PngOptions& options);

/// A PNG that claims width × height 8-bit colour pixels and holds next to no data.
Bytes make_png_bomb(int width, int height);

}  // namespace uketsuke::capture::test
