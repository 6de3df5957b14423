#include "capture/intake/decoder/jpeg_pieces.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "capture/intake/decoder/further.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

using Span = std::span<const std::uint8_t>;
using namespace std::string_view_literals;

// Share of the first picture's pixels from which a further one of a camera counts as a sheet: previews and
// maps of brightness have a quarter or less, the second picture of a stereo pair has as many.
constexpr double kSheetShare = 0.3;

// What the markers of one picture say.
struct Outline {
  std::size_t length = 0;  // to behind the end marker, or of all bytes
  double pixels = 0;
  bool of_camera = false;  // carries a list of further pictures (CIPA DC-007)
  bool gain_map = false;   // the map of brightness of another picture
};

bool holds(Span bytes, std::string_view word) {
  return std::search(bytes.begin(), bytes.end(), word.begin(), word.end()) != bytes.end();
}

bool is_frame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void note_segment(Outline& outline, std::uint8_t marker, Span payload) {
  if (is_frame(marker) && payload.size() >= 5)
    outline.pixels = (payload[1] * 256.0 + payload[2]) * (payload[3] * 256.0 + payload[4]);
  if (marker < 0xE1 || marker > 0xEF) return;
  outline.of_camera = outline.of_camera || holds(payload.first(std::min<std::size_t>(payload.size(), 4)), "MPF\0"sv);
  constexpr std::array kMaps{"hdrgm:GainMapMax"sv, "HDRGainMapVersion"sv, "iso:ts:21496"sv};
  for (const std::string_view word : kMaps) outline.gain_map = outline.gain_map || holds(payload, word);
}

std::size_t behind_scan(Span bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    const std::uint8_t next = bytes[at + 1];
    if (bytes[at] == 0xFF && next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return at;
  }
  return bytes.size();
}

Outline outline_of(Span bytes) {
  Outline out;
  out.length = bytes.size();
  for (std::size_t at = 2; at + 1 < bytes.size();) {
    const std::uint8_t marker = bytes[at + 1];
    if (bytes[at] != 0xFF || marker == 0xFF || marker == 0x00) {
      ++at;
      continue;
    }
    at += 2;
    if (marker == 0xD9) {
      out.length = at;
      break;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;
    if (at + 1 >= bytes.size()) break;
    const std::size_t length = std::max<std::size_t>(2, bytes[at] * std::size_t{256} + bytes[at + 1]);
    if (length > bytes.size() - at) break;
    note_segment(out, marker, bytes.subspan(at + 2, length - 2));
    at += length;
    if (marker == 0xDA) at = behind_scan(bytes, at);
  }
  return out;
}

}  // namespace

std::vector<JpegPiece> jpeg_pieces(Span bytes) {
  const Outline first = outline_of(bytes);
  // Whatever lies behind, the first picture is read from all bytes, as ever.
  std::vector<JpegPiece> pieces{{bytes}};
  Span rest = without_padding(bytes.subspan(first.length));
  while (begins_like_document(rest) && pieces.size() <= std::size_t{limits::kMaxPagesPerFile}) {
    if (rest[0] != 0xFF) {
      pieces.push_back({});
      break;
    }
    const Outline further = outline_of(rest);
    const bool sheet = !first.of_camera || (further.pixels >= first.pixels * kSheetShare && !further.gain_map);
    if (sheet) pieces.push_back({rest.first(further.length)});
    rest = without_padding(rest.subspan(further.length));
  }
  return pieces;
}

}  // namespace uketsuke::capture::decoder
