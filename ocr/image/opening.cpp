#include "ocr/image/opening.h"

#include <algorithm>

namespace uketsuke::ocr {

std::vector<int> solid_squares(const Mask& mask) {
  std::vector<int> out(mask.bits.size(), 0);
  const auto stride = static_cast<std::size_t>(mask.width);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (mask.bits[i] == 0) continue;
    out[i] = i < stride || i % stride == 0 ? 1 : 1 + std::min({out[i - 1], out[i - stride], out[i - stride - 1]});
  }
  return out;
}

Mask opened(const Mask& mask, int side) {
  Mask out(mask.width, mask.height);
  const std::vector<int> squares = solid_squares(mask);
  auto square = squares.begin();
  for (int y = 0; y < mask.height; ++y)
    for (int x = 0; x < mask.width; ++x, ++square) {
      if (*square < side) continue;
      for (int dy = 0; dy < side; ++dy)
        for (int dx = 0; dx < side; ++dx) out.at(x - dx, y - dy) = 1;
    }
  return out;
}

}  // namespace uketsuke::ocr
