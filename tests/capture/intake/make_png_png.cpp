#include <array>
#include <vector>

#include <png.h>

#include "tests/capture/intake/make_png.h"

namespace uketsuke::capture::test {
namespace {

void append(png_structp png, png_bytep data, png_size_t size) {
  auto* out = static_cast<Bytes*>(png_get_io_ptr(png));
  out->insert(out->end(), data, data + size);
}
void flush(png_structp) {}

int colour_type(const Image& image, const PngOptions& o) {
  if (o.palette) return PNG_COLOR_TYPE_PALETTE;
  const bool colour = image.format() == PixelFormat::Bgr8;
  if (o.alpha) return colour ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_GRAY_ALPHA;
  return colour ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY;
}

std::vector<std::uint8_t> stored_row(const Image& image, int y, const PngOptions& o) {
  std::vector<std::uint8_t> out;
  const int n = channels(image.format());
  unsigned packed = 0;
  int filled = 0;
  const auto put = [&](int v) {
    if (o.bits >= 8) {
      for (int i = 0; i < o.bits / 8; ++i) out.push_back(static_cast<std::uint8_t>(v));
      return;
    }
    packed = packed << o.bits | static_cast<unsigned>(v) >> (8 - o.bits);
    if ((filled += o.bits) == 8) {
      out.push_back(static_cast<std::uint8_t>(packed));
      packed = 0;
      filled = 0;
    }
  };
  for (int x = 0; x < image.width(); ++x) {
    const std::uint8_t* p = image.row(y) + std::ptrdiff_t{x} * n;
    const bool paper = p[0] == 255 && p[n - 1] == 255;
    if (o.palette) {
      put(255 - p[0]);
    } else {
      for (int c = n; c-- > 0;) put(o.alpha && paper ? 0 : p[c]);
    }
    if (o.alpha) put(paper ? 0 : 255);
  }
  if (filled > 0) out.push_back(static_cast<std::uint8_t>(packed << (8 - filled)));
  return out;
}

// A second animation frame: libpng knows none of these chunks and must go by them.
void write_animation(png_structp png) {
  const std::array<std::uint8_t, 8> control{0, 0, 0, 2, 0, 0, 0, 0};
  png_write_chunk(png, reinterpret_cast<png_const_bytep>("acTL"), control.data(), control.size());
}

}  // namespace

Bytes make_png(const Image& image, const PngOptions& o) {
  Bytes out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &out, append, flush);
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.width()), static_cast<png_uint_32>(image.height()), o.bits,
               colour_type(image, o), o.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (o.dpi > 0) {
    const auto per_metre = static_cast<png_uint_32>(o.dpi / 0.0254 + 0.5);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  }
  std::vector<png_color> palette;
  if (o.palette) {
    const int n = 1 << o.bits;
    for (int i = 0; i < n; ++i) {
      const auto v = static_cast<png_byte>(255 - i * 255 / (n - 1));
      palette.push_back({v, v, v});
    }
    png_set_PLTE(png, info, palette.data(), n);
  }
  png_write_info(png, info);
  if (o.animated) write_animation(png);
  std::vector<std::vector<std::uint8_t>> rows;
  std::vector<png_bytep> pointers;
  for (int y = 0; y < image.height(); ++y) rows.push_back(stored_row(image, y, o));
  for (auto& row : rows) pointers.push_back(row.data());
  png_write_image(png, pointers.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return out;
}

Bytes make_png_bomb(int width, int height) {
  Bytes out;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &out, append, flush);
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  const std::array<std::uint8_t, 10> nothing{0x78, 0x9c, 0x63, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00};
  png_write_chunk(png, reinterpret_cast<png_const_bytep>("IDAT"), nothing.data(), nothing.size());
  png_write_chunk(png, reinterpret_cast<png_const_bytep>("IEND"), nullptr, 0);
  png_destroy_write_struct(&png, &info);
  return out;
}

}  // namespace uketsuke::capture::test
