#include "capture/intake/decoder/pdf_place.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::capture::decoder {

PdfBox box_of(const PdfImage& image) {
  const auto& m = image.ctm;
  return {std::min({m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]}),
          std::min({m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]}),
          std::max({m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]}),
          std::max({m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]})};
}

bool is_quarter_turned(const PdfImage& image) {
  return std::abs(image.ctm[1]) + std::abs(image.ctm[2]) > std::abs(image.ctm[0]) + std::abs(image.ctm[3]);
}

bool is_axis_parallel(const PdfImage& image) {
  const auto& m = image.ctm;
  const bool turned = is_quarter_turned(image);
  const double across = std::abs(turned ? m[1] : m[0]);  // length of a row on the page
  const double down = std::abs(turned ? m[2] : m[3]);
  const double slant_across = std::abs(turned ? m[0] : m[1]);
  const double slant_down = std::abs(turned ? m[3] : m[2]);
  if (across <= 0 || down <= 0) return false;
  // Slant in pixels of the other axis.
  return slant_across * image.height / down < 0.75 && slant_down * image.width / across < 0.75;
}

PdfPlacer::PdfPlacer(const PdfImage& image, const PdfCanvas& canvas, Image& target)
    : image_(image), target_(target), swapped_(is_quarter_turned(image)) {
  const auto& m = image.ctm;
  const PdfBox box = box_of(image);
  left_ = static_cast<int>(std::lround(box.x0 * canvas.x_dpi / 72));
  top_ = static_cast<int>(std::lround(box.y0 * canvas.y_dpi / 72));
  flip_across_ = swapped_ ? m[1] < 0 : m[0] < 0;
  // Image rows run from v = 1 down to v = 0.
  flip_down_ = swapped_ ? m[2] > 0 : m[3] > 0;
}

void PdfPlacer::row(int y, std::span<const std::uint8_t> pixels, int pixel_channels,
                    std::span<const std::uint8_t> paint) {
  const int down = flip_down_ ? image_.height - 1 - y : y;
  const int to_channels = channels(target_.format());
  const int width = swapped_ ? target_.height() : target_.width();
  const int start = swapped_ ? top_ : left_;
  const int other = (swapped_ ? left_ : top_) + down;
  if (other < 0 || other >= (swapped_ ? target_.width() : target_.height())) return;
  for (int x = 0; x < image_.width; ++x) {
    const int at = start + (flip_across_ ? image_.width - 1 - x : x);
    if (at < 0 || at >= width || (!paint.empty() && paint[static_cast<std::size_t>(x)] == 0)) continue;
    const std::uint8_t* from = pixels.data() + std::ptrdiff_t{x} * pixel_channels;
    std::uint8_t* to = swapped_ ? target_.row(at) + std::ptrdiff_t{other} * to_channels
                                : target_.row(other) + std::ptrdiff_t{at} * to_channels;
    for (int c = 0; c < to_channels; ++c) to[c] = pixel_channels == 1 ? *from : from[c];
  }
}

}  // namespace uketsuke::capture::decoder
