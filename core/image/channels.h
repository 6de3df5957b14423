#pragma once

#include "core/image/image.h"

namespace uketsuke {

/// The darkest channel of each pixel of a colour image, in which ink of any colour shows; a grey one as it is. Grey8.
Image darkest_channel(const ImageView& image);

}  // namespace uketsuke
