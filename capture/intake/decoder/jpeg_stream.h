#pragma once

#include <cstdint>
#include <span>

#include "core/image/image.h"

namespace uketsuke::capture::decoder {

/// A decoded JPEG with what its JFIF header says.
struct Jpeg {
  Image image;
  double x_dpi = 0;  ///< 0 when not stated
  double y_dpi = 0;
};

/// Decodes a JPEG (baseline, progressive or arithmetic; grey, RGB, YCbCr, CMYK, YCCK; 8 bits) as stored,
/// without applying EXIF. Data that libjpeg would paper over (cut off, bad codes, lost restart markers) is a
/// failure, since grey bands over a form must not be read. Throws Failure E-INTAKE-INCOMPLETE, -DAMAGED,
/// -UNSUPPORTED, -BOMB, E-PAGE-RESCAN.
Jpeg decode_strict_jpeg(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::capture::decoder
