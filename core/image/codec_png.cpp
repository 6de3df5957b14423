#include <cstring>
#include <string>

#include <png.h>

#include "core/errors/failure.h"
#include "core/image/codec.h"

namespace uketsuke {
namespace {

constexpr int kRunsOnly = 3;  // zlib's Z_RLE

void append(png_structp png, png_bytep data, png_size_t size) {
  auto* out = static_cast<Bytes*>(png_get_io_ptr(png));
  out->insert(out->end(), data, data + size);
}
void flush(png_structp) {}
[[noreturn]] void fail(png_structp, png_const_charp message) {
  throw Failure("E-ENV-DISK", std::string("PNG: ") + message);
}
void warn(png_structp, png_const_charp) {}

// Owns the two libpng structures while an encoder runs.
struct Writer {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, warn);
  png_infop info = png_create_info_struct(png);
  Writer() = default;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }
};

}  // namespace

Bytes encode_png(const ImageView& image) {
  Bytes out;
  Writer w;
  png_set_write_fn(w.png, &out, append, flush);
  png_set_IHDR(w.png, w.info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
               image.format == PixelFormat::Grey8 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // Runs only, with the Up filter: pages are mostly flat paper; looking for longer matches costs five times the time
  // for 10 % of the bytes.
  png_set_compression_level(w.png, 2);
  png_set_compression_strategy(w.png, kRunsOnly);
  png_set_filter(w.png, 0, PNG_FILTER_UP);
  png_write_info(w.png, w.info);
  if (image.format == PixelFormat::Bgr8) png_set_bgr(w.png);
  for (int y = 0; y < image.height; ++y) png_write_row(w.png, image.row(y));
  png_write_end(w.png, w.info);
  return out;
}

Image decode_png(std::span<const std::uint8_t> bytes) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) == 0)
    throw Failure("E-INTAKE-DAMAGED", header.message);
  const bool colour = (header.format & PNG_FORMAT_FLAG_COLOR) != 0;
  header.format = colour ? PNG_FORMAT_BGR : PNG_FORMAT_GRAY;
  Image out(static_cast<int>(header.width), static_cast<int>(header.height),
            colour ? PixelFormat::Bgr8 : PixelFormat::Grey8);
  const png_color white{255, 255, 255};
  if (png_image_finish_read(&header, &white, out.row(0), out.stride(), nullptr) == 0)
    throw Failure("E-INTAKE-DAMAGED", header.message);
  return out;
}

}  // namespace uketsuke
