#pragma once

#include "core/image/image.h"

namespace uketsuke {

/// The picture scaled down to `width` pixels, keeping its shape; each pixel is the mean of those it covers. A picture
/// that is not wider is copied as it is.
Image scaled_down(const ImageView& from, int width);

}  // namespace uketsuke
