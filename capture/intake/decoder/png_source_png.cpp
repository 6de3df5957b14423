#include <algorithm>
#include <cstring>
#include <vector>

#include <png.h>

#include "capture/intake/decoder/exif.h"
#include "capture/intake/decoder/finish.h"
#include "capture/intake/decoder/further.h"
#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

using Span = std::span<const std::uint8_t>;

[[noreturn]] void fail(png_structp, png_const_charp) { throw Failure("E-INTAKE-DAMAGED", "PNG"); }
void quiet(png_structp, png_const_charp) {}

// The bytes that libpng has not read yet.
void read_from(png_structp png, png_bytep to, png_size_t n) {
  auto* rest = static_cast<Span*>(png_get_io_ptr(png));
  if (n > rest->size()) throw Failure("E-INTAKE-INCOMPLETE", "PNG");
  std::memcpy(to, rest->data(), n);
  *rest = rest->subspan(n);
}

struct Reader {
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, quiet);
  png_infop info = png_create_info_struct(png);
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

// Everything becomes 8-bit grey or BGR, with an alpha channel only where the file has transparency.
void set_transforms(const Reader& r) {
  png_set_expand(r.png);
  png_set_scale_16(r.png);
  png_set_bgr(r.png);
  png_set_interlace_handling(r.png);
  png_read_update_info(r.png, r.info);
}

void compose_row(const std::uint8_t* in, std::uint8_t* out, int width, int colours) {
  for (int x = 0; x < width; ++x, in += colours + 1, out += colours)
    for (int c = 0; c < colours; ++c) out[c] = over_white(in[c], in[colours]);
}

Image read_image(const Reader& r) {
  const int width = static_cast<int>(png_get_image_width(r.png, r.info));
  const int height = static_cast<int>(png_get_image_height(r.png, r.info));
  const int stored = png_get_channels(r.png, r.info);
  const bool alpha = stored == 2 || stored == 4;
  const int colours = alpha ? stored - 1 : stored;
  Image out(width, height, colours == 1 ? PixelFormat::Grey8 : PixelFormat::Bgr8, 0);
  std::vector<png_bytep> rows(static_cast<std::size_t>(height));
  std::vector<std::uint8_t> with_alpha;
  const std::size_t stride = png_get_rowbytes(r.png, r.info);
  if (alpha) with_alpha.resize(stride * rows.size());
  for (int y = 0; y < height; ++y) {
    const auto i = static_cast<std::size_t>(y);
    rows[i] = alpha ? with_alpha.data() + i * stride : out.row(y);
  }
  png_read_image(r.png, rows.data());
  if (alpha)
    for (int y = 0; y < height; ++y) compose_row(rows[static_cast<std::size_t>(y)], out.row(y), width, colours);
  return out;
}

// Whether the file holds more than its one picture: frames of an animation (APNG), or a document behind its end.
bool holds_more(Span bytes) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kAround = 12;  // length, name and checksum of a chunk
  Span rest = bytes.subspan(std::min(kSignature, bytes.size()));
  while (rest.size() >= kAround) {
    const std::uint32_t length = png_get_uint_32(rest.data());
    if (length <= rest.size() - kAround && std::memcmp(rest.data() + 4, "fdAT", 4) == 0) return true;
    if (length > rest.size() - kAround) return false;
    const bool end = std::memcmp(rest.data() + 4, "IEND", 4) == 0;
    rest = rest.subspan(length + kAround);
    if (end) return begins_like_document(without_padding(rest));
  }
  return false;
}

class PngSource final : public PageSource {
 public:
  explicit PngSource(Span bytes) : bytes_(bytes), pages_(holds_more(bytes) ? 2 : 1) {}
  int page_count() const override { return pages_; }

  Side page(int number) override {
    if (number > 1) throw Failure("E-INTAKE-UNSUPPORTED", "further picture in a PNG");
    Span rest = bytes_;
    const Reader r;
    png_set_read_fn(r.png, &rest, read_from);
    // The pixel limits are checked below with our own code; these two bound what a text or profile chunk
    // unpacks to.
    png_set_user_limits(r.png, 0x7fffffff, 0x7fffffff);
    png_set_chunk_malloc_max(r.png, 8U << 20);
    png_set_chunk_cache_max(r.png, 1000);
    png_read_info(r.png, r.info);
    const std::int64_t width = png_get_image_width(r.png, r.info);
    const std::int64_t height = png_get_image_height(r.png, r.info);
    require_size(width, height);
    const Exif exif = orientation_of(r);
    const auto [x, y] = resolution_of(r);
    set_transforms(r);
    Image image = read_image(r);
    png_read_end(r.png, nullptr);
    const Dpi dpi = judge_dpi(x, y, static_cast<int>(width), static_cast<int>(height));
    return turned_upright({without_needless_colour(std::move(image)), dpi}, exif.orientation);
  }

 private:
  static std::pair<double, double> resolution_of(const Reader& r) {
    png_uint_32 x = 0;
    png_uint_32 y = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    if (png_get_pHYs(r.png, r.info, &x, &y, &unit) == 0 || unit != PNG_RESOLUTION_METER) return {0, 0};
    return {x * 0.0254, y * 0.0254};
  }

  static Exif orientation_of(const Reader& r) {
    png_uint_32 n = 0;
    png_bytep data = nullptr;
    if (png_get_eXIf_1(r.png, r.info, &n, &data) == 0 || data == nullptr) return {};
    return read_exif({data, n});
  }

  Span bytes_;
  int pages_;
};

}  // namespace

std::unique_ptr<PageSource> open_png(Span bytes) { return std::make_unique<PngSource>(bytes); }

}  // namespace uketsuke::capture::decoder
