#pragma once

#include <vector>

#include "core/image/codec.h"
#include "core/image/image.h"

namespace uketsuke::capture::test {

/// How the samples of a written page mean light.
enum class TiffInk { MinIsWhite, MinIsBlack, Palette, Rgb, YCbCr, Cmyk, Mask };

/// One page to be written; the enum-like numbers are those of TIFF 6.0.
struct TiffPage {
  Image image;
  int compression = 1;  ///< 1 none, 3 G3, 4 G4, 5 LZW, 7 JPEG, 8 deflate, 32773 PackBits
  TiffInk ink = TiffInk::MinIsBlack;
  int bits = 8;
  double x_dpi = 300;
  double y_dpi = 300;
  int unit = 2;  ///< 1 none, 2 inch, 3 centimetre
  int rows_per_strip = 64;
  bool tiled = false;
  int orientation = 1;
  bool reduced = false;  ///< marked as a thumbnail
  bool mask = false;     ///< marked as a mask; what is one has that `ink` too
  bool planar = false;   ///< separate planes
  int below = 0;         ///< pages that follow in the list and hang under this one (SubIFD)
};

/// Writes the pages one after the other; `mode` "w" classic, "w8" BigTIFF, "wb" big-endian.
Bytes make_tiff(const std::vector<TiffPage>& pages, const char* mode = "w");

}  // namespace uketsuke::capture::test
