#pragma once

#include "core/image/codec.h"
#include "core/image/image.h"

namespace uketsuke::capture::test {

/// How a JPEG is written.
struct JpegOptions {
  int dpi = 300;  ///< 0: no unit (1 × 1)
  bool progressive = false;
  bool cmyk = false;         ///< four inks with an Adobe marker, stored inverted
  int exif_orientation = 0;  ///< 0: no Exif block
};

Bytes make_jpeg(const Image& image, const JpegOptions& options = {});

}  // namespace uketsuke::capture::test
