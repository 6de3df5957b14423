#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

#include "capture/intake/decoder/exif.h"
#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/jpeg_pieces.h"
#include "capture/intake/decoder/jpeg_stream.h"
#include "core/errors/failure.h"

namespace uketsuke::capture::decoder {
namespace {

using Span = std::span<const std::uint8_t>;

// The Exif block among the segments before the first scan; empty when there is none.
Span find_exif(Span bytes) {
  using namespace std::string_view_literals;
  constexpr std::string_view kName = "Exif\0\0"sv;
  std::size_t pos = 2;
  while (pos + 4 <= bytes.size()) {
    if (bytes[pos] != 0xFF || bytes[pos + 1] == 0xFF) {
      ++pos;
      continue;
    }
    const std::size_t length = static_cast<std::size_t>(bytes[pos + 2]) * 256 + bytes[pos + 3];
    if (bytes[pos + 1] == 0xDA || length < 2 || length + 2 > bytes.size() - pos) return {};
    const Span payload = bytes.subspan(pos + 4, length - 2);
    if (bytes[pos + 1] == 0xE1 && payload.size() > kName.size() &&
        std::memcmp(payload.data(), kName.data(), kName.size()) == 0)
      return payload.subspan(kName.size());
    pos += length + 2;
  }
  return {};
}

class JpegSource final : public PageSource {
 public:
  explicit JpegSource(Span bytes) : pieces_(jpeg_pieces(bytes)) {}
  int page_count() const override { return static_cast<int>(pieces_.size()); }

  Side page(int number) override {
    const Span bytes = pieces_[static_cast<std::size_t>(number - 1)].bytes;
    if (bytes.empty()) throw Failure("E-INTAKE-UNSUPPORTED", "another file behind a JPEG");
    const Exif exif = read_exif(find_exif(bytes));
    Jpeg jpeg = decode_strict_jpeg(bytes);
    const int w = jpeg.image.width();
    const int h = jpeg.image.height();
    Dpi dpi = judge_dpi(jpeg.x_dpi, jpeg.y_dpi, w, h);
    if (dpi.source == DpiSource::Unknown) dpi = judge_dpi(exif.x_dpi, exif.y_dpi, w, h);
    return turned_upright({std::move(jpeg.image), dpi}, exif.orientation);
  }

 private:
  std::vector<JpegPiece> pieces_;
};

}  // namespace

std::unique_ptr<PageSource> open_jpeg(Span bytes) { return std::make_unique<JpegSource>(bytes); }

}  // namespace uketsuke::capture::decoder
