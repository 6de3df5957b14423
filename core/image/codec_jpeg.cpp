#include <cstdio>
// jpeglib.h needs FILE from cstdio first.
#include <cstdlib>

#include <jpeglib.h>

#include "core/errors/failure.h"
#include "core/image/codec.h"

namespace uketsuke {
namespace {

[[noreturn]] void fail(j_common_ptr info) {
  char text[JMSG_LENGTH_MAX];
  (*info->err->format_message)(info, text);
  throw Failure("E-INTAKE-DAMAGED", text);
}
void quiet(j_common_ptr, int) {}

}  // namespace

Bytes encode_jpeg(const ImageView& image, int quality, bool full_colour) {
  jpeg_error_mgr errors{};
  jpeg_compress_struct c{};
  c.err = jpeg_std_error(&errors);
  errors.error_exit = fail;
  jpeg_create_compress(&c);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&c, &buffer, &size);
  c.image_width = static_cast<JDIMENSION>(image.width);
  c.image_height = static_cast<JDIMENSION>(image.height);
  c.input_components = channels(image.format);
  c.in_color_space = image.format == PixelFormat::Grey8 ? JCS_GRAYSCALE : JCS_EXT_BGR;
  jpeg_set_defaults(&c);
  jpeg_set_quality(&c, quality, TRUE);
  if (full_colour) {
    c.comp_info[0].h_samp_factor = 1;
    c.comp_info[0].v_samp_factor = 1;
  }
  jpeg_start_compress(&c, TRUE);
  while (c.next_scanline < c.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(image.row(static_cast<int>(c.next_scanline)));
    jpeg_write_scanlines(&c, &row, 1);
  }
  jpeg_finish_compress(&c);
  Bytes out(buffer, buffer + size);
  jpeg_destroy_compress(&c);
  std::free(buffer);
  return out;
}

Image decode_jpeg(std::span<const std::uint8_t> bytes) {
  jpeg_error_mgr errors{};
  jpeg_decompress_struct d{};
  d.err = jpeg_std_error(&errors);
  errors.error_exit = fail;
  errors.emit_message = quiet;
  jpeg_create_decompress(&d);
  try {
    jpeg_mem_src(&d, bytes.data(), bytes.size());
    jpeg_read_header(&d, TRUE);
    const bool grey = d.num_components == 1;
    d.out_color_space = grey ? JCS_GRAYSCALE : JCS_EXT_BGR;
    jpeg_start_decompress(&d);
    Image out(static_cast<int>(d.output_width), static_cast<int>(d.output_height),
              grey ? PixelFormat::Grey8 : PixelFormat::Bgr8);
    while (d.output_scanline < d.output_height) {
      JSAMPROW row = out.row(static_cast<int>(d.output_scanline));
      jpeg_read_scanlines(&d, &row, 1);
    }
    jpeg_finish_decompress(&d);
    jpeg_destroy_decompress(&d);
    return out;
  } catch (...) {
    jpeg_destroy_decompress(&d);
    throw;
  }
}

}  // namespace uketsuke
