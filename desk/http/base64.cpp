#include "desk/http/base64.h"

namespace uketsuke::desk {

std::string base64(std::span<const std::uint8_t> bytes) {
  constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const auto byte = [&](std::size_t k) { return k < left ? static_cast<std::uint32_t>(bytes[i + k]) : 0U; };
    const std::uint32_t group = (byte(0) << 16) | (byte(1) << 8) | byte(2);
    out += kLetters[group >> 18];
    out += kLetters[(group >> 12) & 63];
    out += left > 1 ? kLetters[(group >> 6) & 63] : '=';
    out += left > 2 ? kLetters[group & 63] : '=';
  }
  return out;
}

}  // namespace uketsuke::desk
