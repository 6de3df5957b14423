#include <cairo.h>

#include "render/canvas/pictures.h"

namespace uketsuke::render {

void* picture_surface(const ImageView& image) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height);
  unsigned char* to = cairo_image_surface_get_data(surface);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  const int step = channels(image.format);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    auto* row = reinterpret_cast<std::uint32_t*>(to + y * stride);
    for (int x = 0; x < image.width; ++x, from += step) {
      const std::uint32_t b = from[0];
      const std::uint32_t g = from[step == 1 ? 0 : 1];
      const std::uint32_t r = from[step == 1 ? 0 : 2];
      row[x] = (r << 16) | (g << 8) | b;
    }
  }
  cairo_surface_mark_dirty(surface);
  return surface;
}

void* stencil_surface(const ModuleMatrix& matrix, int pixels) {
  const int w = matrix.columns * pixels;
  const int h = matrix.rows * pixels;
  cairo_surface_t* mask = cairo_image_surface_create(CAIRO_FORMAT_A8, w, h);
  unsigned char* data = cairo_image_surface_get_data(mask);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(mask);
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) data[y * stride + x] = matrix.at(x / pixels, y / pixels) ? 255 : 0;
  }
  cairo_surface_mark_dirty(mask);
  return mask;
}

Image image_of_surface(void* opaque) {
  auto* surface = static_cast<cairo_surface_t*>(opaque);
  cairo_surface_flush(surface);
  Image image(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), PixelFormat::Bgr8);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < image.height(); ++y) {
    const auto* from = reinterpret_cast<const std::uint32_t*>(data + y * stride);
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < image.width(); ++x, to += 3) {
      to[0] = static_cast<std::uint8_t>(from[x] & 0xFF);
      to[1] = static_cast<std::uint8_t>((from[x] >> 8) & 0xFF);
      to[2] = static_cast<std::uint8_t>((from[x] >> 16) & 0xFF);
    }
  }
  return image;
}

}  // namespace uketsuke::render
