#include "core/image/channels.h"

#include <algorithm>

namespace uketsuke {

Image darkest_channel(const ImageView& in) {
  if (in.format == PixelFormat::Grey8) return Image::copy_of(in);
  Image out(in.width, in.height, PixelFormat::Grey8);
  for (int y = 0; y < in.height; ++y) {
    const std::uint8_t* p = in.row(y);
    std::uint8_t* dst = out.row(y);
    for (int x = 0; x < in.width; ++x, p += 3) dst[x] = std::min({p[0], p[1], p[2]});
  }
  return out;
}

}  // namespace uketsuke
