#include <cstdio>
// jpeglib.h needs FILE from cstdio first.
#include <cstdlib>
#include <cstring>
#include <vector>

#include <jpeglib.h>

#include "tests/capture/intake/make_jpeg.h"

namespace uketsuke::capture::test {
namespace {

// "Exif\0\0" and a big-endian TIFF with the one entry that matters.
std::vector<std::uint8_t> exif_block(int orientation) {
  return {'E', 'x', 'i', 'f',  0,    0, 'M', 'M', 0, 42, 0, 0, 0,
          8,   0,   1,   0x01, 0x12, 0, 3,   0,   0, 0,  1, 0, static_cast<std::uint8_t>(orientation),
          0,   0,   0,   0,    0,    0};
}

void write_pixels(jpeg_compress_struct& c, const Image& image, bool cmyk) {
  std::vector<std::uint8_t> inks(static_cast<std::size_t>(image.width()) * 4);
  while (c.next_scanline < c.image_height) {
    const std::uint8_t* in = image.row(static_cast<int>(c.next_scanline));
    auto* row = const_cast<JSAMPROW>(in);
    if (cmyk) {
      for (int x = 0; x < image.width(); ++x) {
        auto* p = inks.data() + std::ptrdiff_t{x} * 4;
        for (int i = 0; i < 3; ++i) p[i] = in[x * 3 + 2 - i];  // inverted inks of R, G, B are R, G, B
        p[3] = 255;
      }
      row = inks.data();
    }
    jpeg_write_scanlines(&c, &row, 1);
  }
}

}  // namespace

Bytes make_jpeg(const Image& image, const JpegOptions& options) {
  jpeg_error_mgr errors{};
  jpeg_compress_struct c{};
  c.err = jpeg_std_error(&errors);
  jpeg_create_compress(&c);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&c, &buffer, &size);
  c.image_width = static_cast<JDIMENSION>(image.width());
  c.image_height = static_cast<JDIMENSION>(image.height());
  c.input_components = options.cmyk ? 4 : channels(image.format());
  c.in_color_space = options.cmyk ? JCS_CMYK : image.format() == PixelFormat::Grey8 ? JCS_GRAYSCALE : JCS_EXT_BGR;
  jpeg_set_defaults(&c);
  jpeg_set_quality(&c, 92, TRUE);
  c.density_unit = options.dpi > 0 ? 1 : 0;
  c.X_density = c.Y_density = static_cast<UINT16>(options.dpi > 0 ? options.dpi : 1);
  if (options.progressive) jpeg_simple_progression(&c);
  jpeg_start_compress(&c, TRUE);
  if (options.exif_orientation > 0) {
    const auto block = exif_block(options.exif_orientation);
    jpeg_write_marker(&c, JPEG_APP0 + 1, block.data(), static_cast<unsigned>(block.size()));
  }
  write_pixels(c, image, options.cmyk);
  jpeg_finish_compress(&c);
  Bytes out(buffer, buffer + size);
  jpeg_destroy_compress(&c);
  std::free(buffer);
  return out;
}

}  // namespace uketsuke::capture::test
