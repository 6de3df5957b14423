#include "capture/intake/decoder/further.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace uketsuke::capture::decoder {

bool begins_like_document(std::span<const std::uint8_t> bytes) {
  using namespace std::string_view_literals;
  constexpr std::array kBeginnings{"\xff\xd8\xff"sv, "\x89PNG\r\n\x1a\n"sv, "II*\0"sv, "MM\0*"sv,
                                   "II+\0"sv,        "MM\0+"sv,             "%PDF-"sv, "PK\x03\x04"sv};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::string_view beginning) {
    return bytes.size() >= beginning.size() && std::memcmp(bytes.data(), beginning.data(), beginning.size()) == 0;
  });
}

std::span<const std::uint8_t> without_padding(std::span<const std::uint8_t> bytes) {
  const auto first = std::find_if(bytes.begin(), bytes.end(), [](std::uint8_t b) {
    return b != 0 && b != ' ' && b != '\r' && b != '\n' && b != '\t' && b != 0xFF;
  });
  // A fill byte may stand before a JPEG's own first byte, which looks the same.
  const bool jpeg = first != bytes.begin() && first != bytes.end() && *first == 0xD8 && *(first - 1) == 0xFF;
  return bytes.subspan(static_cast<std::size_t>((jpeg ? first - 1 : first) - bytes.begin()));
}

}  // namespace uketsuke::capture::decoder
