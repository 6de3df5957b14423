#include "render/canvas/png_size.h"

#include <algorithm>
#include <array>

namespace uketsuke::render {

bool is_small_png(std::span<const std::uint8_t> bytes) {
  constexpr std::array<std::uint8_t, 8> kMagic{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
  // Signature, IHDR chunk (25 bytes) and the length of one more chunk.
  constexpr std::size_t kLeast = 8 + 25 + 4;
  if (bytes.size() < kLeast || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin())) return false;
  const auto side = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | bytes[at + i];
    return value;
  };
  // Width and height stand big-endian at bytes 16 and 20.
  const auto fits = [](std::uint32_t n) { return n > 0 && n <= kMaxPngSide; };
  return fits(side(16)) && fits(side(20));
}

}  // namespace uketsuke::render
