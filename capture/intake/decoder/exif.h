#pragma once

#include <cstdint>
#include <span>

namespace uketsuke::capture::decoder {

/// What intake needs of an Exif block (CIPA DC-008 §4): how the camera was held and the resolution.
struct Exif {
  int orientation = 1;  ///< 1–8
  double x_dpi = 0;     ///< 0 when not stated
  double y_dpi = 0;
};

/// Reads the TIFF structure behind "Exif\0\0" (JPEG APP1) or of a PNG eXIf chunk. Anything malformed is left
/// at its default; never throws.
Exif read_exif(std::span<const std::uint8_t> tiff);

}  // namespace uketsuke::capture::decoder
