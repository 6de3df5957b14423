#include "core/image/scale.h"

#include <algorithm>
#include <cstdint>

namespace uketsuke {

Image scaled_down(const ImageView& from, int width) {
  if (from.empty() || width <= 0 || width >= from.width) return Image::copy_of(from);
  const int height = std::max(1, static_cast<int>(static_cast<std::int64_t>(from.height) * width / from.width));
  const int n = channels(from.format);
  Image out(width, height, from.format);
  for (int y = 0; y < height; ++y) {
    const int y0 = static_cast<int>(static_cast<std::int64_t>(y) * from.height / height);
    const int y1 = std::max(y0 + 1, static_cast<int>(static_cast<std::int64_t>(y + 1) * from.height / height));
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < width; ++x) {
      const int x0 = static_cast<int>(static_cast<std::int64_t>(x) * from.width / width);
      const int x1 = std::max(x0 + 1, static_cast<int>(static_cast<std::int64_t>(x + 1) * from.width / width));
      for (int c = 0; c < n; ++c) {
        int sum = 0;
        for (int sy = y0; sy < y1; ++sy)
          for (int sx = x0; sx < x1; ++sx) sum += from.row(sy)[sx * n + c];
        to[x * n + c] = static_cast<std::uint8_t>(sum / ((y1 - y0) * (x1 - x0)));
      }
    }
  }
  return out;
}

}  // namespace uketsuke
