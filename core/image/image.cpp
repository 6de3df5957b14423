#include "core/image/image.h"

#include <algorithm>
#include <cstring>

#include "core/errors/require.h"

namespace uketsuke {

ImageView ImageView::part(int x, int y, int w, int h) const {
  const int x0 = std::clamp(x, 0, width);
  const int y0 = std::clamp(y, 0, height);
  const int x1 = std::clamp(x + w, x0, width);
  const int y1 = std::clamp(y + h, y0, height);
  return {row(y0) + static_cast<std::ptrdiff_t>(x0) * channels(format), x1 - x0, y1 - y0, stride, format};
}

Image::Image(int width, int height, PixelFormat format, std::uint8_t fill)
    : width_(width), height_(height), format_(format) {
  UKETSUKE_REQUIRE(width > 0 && height > 0);
  bytes_ = std::make_shared<std::vector<std::uint8_t>>(
      static_cast<std::size_t>(stride()) * static_cast<std::size_t>(height), fill);
}

Image Image::copy_of(const ImageView& view) {
  if (view.empty()) return {};
  Image out(view.width, view.height, view.format);
  for (int y = 0; y < view.height; ++y) std::memcpy(out.row(y), view.row(y), static_cast<std::size_t>(out.stride()));
  return out;
}

ImageView Image::view() const { return {bytes_ ? bytes_->data() : nullptr, width_, height_, stride(), format_}; }

std::uint8_t* Image::row(int y) {
  UKETSUKE_REQUIRE(bytes_.use_count() == 1);
  return bytes_->data() + static_cast<std::ptrdiff_t>(y) * stride();
}

Image to_grey(const ImageView& image) {
  if (image.empty()) return {};
  Image out(image.width, image.height, PixelFormat::Grey8);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* in = image.row(y);
    std::uint8_t* dst = out.row(y);
    if (image.format == PixelFormat::Grey8) {
      std::memcpy(dst, in, static_cast<std::size_t>(image.width));
      continue;
    }
    // 16-bit fixed point of 0.114 B + 0.587 G + 0.299 R (BT.601), rounded.
    for (int x = 0; x < image.width; ++x, in += 3)
      dst[x] = static_cast<std::uint8_t>((7471 * in[0] + 38470 * in[1] + 19595 * in[2] + 32768) >> 16);
  }
  return out;
}

}  // namespace uketsuke
