#include "capture/intake/decoder/tiff_rows.h"

#include <algorithm>
#include <cstring>

#include "capture/intake/decoder/finish.h"

namespace uketsuke::capture::decoder {
namespace {

// Sample `i` of a row, scaled to 0..255 for grey and colour, unscaled for a palette index.
unsigned sample(const RowFormat& f, const std::uint8_t* in, int i) {
  if (f.bits == 8) return in[i];
  if (f.bits == 16) {
    std::uint16_t wide = 0;
    std::memcpy(&wide, in + std::ptrdiff_t{i} * 2, 2);
    return (wide + 128U) / 257U;
  }
  const int bit = i * f.bits;
  const unsigned mask = (1U << f.bits) - 1U;
  const unsigned value = (static_cast<unsigned>(in[bit / 8]) >> (8 - f.bits - bit % 8)) & mask;
  return f.photometric == Photometric::Palette ? value : value * 255U / mask;
}

void convert_bilevel(const std::uint8_t* in, std::uint8_t* out, int width, bool white_is_zero) {
  const unsigned flip = white_is_zero ? 0xFFU : 0U;
  for (int x = 0; x < width; x += 8) {
    const unsigned byte = in[x / 8] ^ flip;
    const int n = std::min(8, width - x);
    for (int i = 0; i < n; ++i) out[x + i] = (byte >> (7 - i)) & 1U ? 255 : 0;
  }
}

std::uint8_t composed(const RowFormat& f, unsigned value, unsigned alpha) {
  if (!f.alpha) return static_cast<std::uint8_t>(value);
  return f.premultiplied ? static_cast<std::uint8_t>(std::min(255U, value + 255U - alpha)) : over_white(value, alpha);
}

}  // namespace

void convert_row(const RowFormat& f, const std::uint8_t* in, std::uint8_t* out, int width) {
  const bool white_is_zero = f.photometric == Photometric::WhiteIsZero;
  if (f.bits == 1 && f.photometric != Photometric::Palette) {
    convert_bilevel(in, out, width, white_is_zero);
    return;
  }
  for (int x = 0; x < width; ++x) {
    const int first = x * f.samples;
    if (f.photometric == Photometric::Palette) {
      const unsigned index = std::min<unsigned>(sample(f, in, first), static_cast<unsigned>(f.palette.size()) - 1U);
      std::copy_n(f.palette[index].data(), 3, out + std::ptrdiff_t{x} * 3);
      continue;
    }
    const unsigned alpha = f.alpha ? sample(f, in, first + f.colours()) : 255U;
    if (f.photometric == Photometric::Rgb) {
      for (int c = 0; c < 3; ++c) out[x * 3 + 2 - c] = composed(f, sample(f, in, first + c), alpha);
    } else {
      const unsigned grey = sample(f, in, first);
      out[x] = composed(f, white_is_zero ? 255U - grey : grey, alpha);
    }
  }
}

}  // namespace uketsuke::capture::decoder
