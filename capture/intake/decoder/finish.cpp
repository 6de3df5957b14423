#include "capture/intake/decoder/finish.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/errors/failure.h"
#include "core/limits.h"

namespace uketsuke::capture::decoder {
namespace {

// Where the pixel (x, y) of the stored image goes; orientation values as in TIFF 6.0 (tag 274).
struct Turn {
  bool swap_axes;
  bool flip_x;  // after the swap
  bool flip_y;
};

Turn turn_of(int orientation) {
  switch (orientation) {
    case 2: return {false, true, false};
    case 3: return {false, true, true};
    case 4: return {false, false, true};
    case 5: return {true, false, false};
    case 6: return {true, true, false};
    case 7: return {true, true, true};
    case 8: return {true, false, true};
    default: return {false, false, false};
  }
}

template <int kChannels>
void turn_pixels(const Image& in, Image& out, Turn turn) {
  for (int y = 0; y < out.height(); ++y) {
    std::uint8_t* to = out.row(y);
    const int v = turn.flip_y ? out.height() - 1 - y : y;
    for (int x = 0; x < out.width(); ++x, to += kChannels) {
      const int u = turn.flip_x ? out.width() - 1 - x : x;
      const std::uint8_t* from = turn.swap_axes ? in.row(u) + v * kChannels : in.row(v) + u * kChannels;
      std::copy_n(from, kChannels, to);
    }
  }
}

}  // namespace

void require_size(std::int64_t width, std::int64_t height) {
  if (width < 1 || height < 1) throw Failure("E-INTAKE-DAMAGED", "no pixels");
  if (width > limits::kMaxPageSide || height > limits::kMaxPageSide || width * height > limits::kMaxPagePixels)
    throw Failure("E-INTAKE-BOMB", std::to_string(width) + " x " + std::to_string(height) + " pixels");
}

void require_side(const Image& image, int min_side_px) {
  if (std::min(image.width(), image.height()) < min_side_px)
    throw Failure("E-PAGE-RESCAN", std::to_string(image.width()) + " x " + std::to_string(image.height()) + " pixels");
}

Dpi judge_dpi(double x, double y, int width, int height) {
  const Dpi unknown;
  if (!std::isfinite(x) || !std::isfinite(y) || x <= 0 || y <= 0) return unknown;
  if (std::max(x, y) < 100 || std::max(x, y) > 2400) return unknown;
  if (std::max(x, y) > 4.5 * std::min(x, y)) return unknown;
  const double short_side_mm = std::min(width / x, height / y) * 25.4;
  if (short_side_mm > 320 || short_side_mm < 20) return unknown;
  return {x, y, DpiSource::Stated};
}

Side turned_upright(Side side, int orientation) {
  const Turn turn = turn_of(orientation);
  if (!turn.swap_axes && !turn.flip_x && !turn.flip_y) return side;
  const Image& in = side.image;
  Image out(turn.swap_axes ? in.height() : in.width(), turn.swap_axes ? in.width() : in.height(), in.format(), 0);
  if (in.format() == PixelFormat::Grey8)
    turn_pixels<1>(in, out, turn);
  else
    turn_pixels<3>(in, out, turn);
  Dpi dpi = side.dpi;
  if (turn.swap_axes) std::swap(dpi.x, dpi.y);
  return {std::move(out), dpi};
}

Image without_needless_colour(Image image) {
  if (image.format() == PixelFormat::Grey8) return image;
  for (int y = 0; y < image.height(); ++y) {
    const std::uint8_t* p = std::as_const(image).row(y);
    for (int x = 0; x < image.width(); ++x, p += 3)
      if (p[0] != p[1] || p[1] != p[2]) return image;
  }
  Image grey(image.width(), image.height(), PixelFormat::Grey8, 0);
  for (int y = 0; y < image.height(); ++y) {
    const std::uint8_t* p = std::as_const(image).row(y);
    std::uint8_t* to = grey.row(y);
    for (int x = 0; x < image.width(); ++x, p += 3) to[x] = *p;
  }
  return grey;
}

}  // namespace uketsuke::capture::decoder
