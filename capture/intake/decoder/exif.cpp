#include "capture/intake/decoder/exif.h"

#include <cstddef>

namespace uketsuke::capture::decoder {
namespace {

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes), little_(bytes[0] == 'I') {}

  bool inside(std::size_t at, std::size_t n) const { return at <= bytes_.size() && n <= bytes_.size() - at; }
  std::uint32_t number(std::size_t at, std::size_t width) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8 | bytes_[little_ ? at + width - 1 - i : at + i];
    return value;
  }
  double rational(std::size_t at) const {
    if (!inside(at, 8)) return 0;
    const std::uint32_t below = number(at + 4, 4);
    return below == 0 ? 0 : static_cast<double>(number(at, 4)) / below;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  bool little_;
};

}  // namespace

Exif read_exif(std::span<const std::uint8_t> tiff) {
  Exif out;
  if (tiff.size() < 14 || (tiff[0] != 'I' && tiff[0] != 'M')) return out;
  const Reader r(tiff);
  const std::size_t directory = r.number(4, 4);
  if (!r.inside(directory, 2)) return out;
  const std::size_t entries = r.number(directory, 2);
  double per_inch = 1;
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * 12;
    if (!r.inside(at, 12)) break;
    const std::uint32_t tag = r.number(at, 2);
    const std::uint32_t type = r.number(at + 2, 2);
    if (tag == 0x112 && type == 3 && r.number(at + 8, 2) >= 1 && r.number(at + 8, 2) <= 8)
      out.orientation = static_cast<int>(r.number(at + 8, 2));
    if (tag == 0x11A && type == 5) out.x_dpi = r.rational(r.number(at + 8, 4));
    if (tag == 0x11B && type == 5) out.y_dpi = r.rational(r.number(at + 8, 4));
    if (tag == 0x128 && type == 3) per_inch = r.number(at + 8, 2) == 3 ? 2.54 : 1;
  }
  out.x_dpi *= per_inch;
  out.y_dpi *= per_inch;
  return out;
}

}  // namespace uketsuke::capture::decoder
