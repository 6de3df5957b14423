#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace uketsuke::capture::decoder {

/// How the samples of a TIFF row mean light.
enum class Photometric { WhiteIsZero, BlackIsZero, Palette, Rgb };

/// The layout of rows that are decoded straight into pixels (TIFF 6.0 §4–§6).
struct RowFormat {
  Photometric photometric = Photometric::BlackIsZero;
  int bits = 1;        ///< 1, 2, 4, 8 or 16 per sample; more than one sample only with 8 or 16
  int samples = 1;     ///< stored per pixel
  bool alpha = false;  ///< the sample behind the colours is alpha
  bool premultiplied = false;
  std::vector<std::array<std::uint8_t, 3>> palette;  ///< BGR, 2^bits entries

  int colours() const { return photometric == Photometric::Rgb ? 3 : 1; }
  /// Bytes of an output pixel: 1 for Grey8, 3 for Bgr8.
  int out_channels() const { return photometric == Photometric::Palette || photometric == Photometric::Rgb ? 3 : 1; }
};

/// Converts `width` pixels that begin at a byte border of `in` (16-bit samples in native order).
void convert_row(const RowFormat& format, const std::uint8_t* in, std::uint8_t* out, int width);

}  // namespace uketsuke::capture::decoder
