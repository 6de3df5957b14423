#include "tests/capture/intake/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace uketsuke::capture::test {
namespace {

bool within(double x, double y, double x0, double y0, double x1, double y1) {
  return x >= x0 && x < x1 && y >= y0 && y < y1;
}

template <class Reduce>
double compared(const ImageView& a, const ImageView& b, double start, const Reduce& reduce) {
  if (a.width != b.width || a.height != b.height || a.format != b.format) return -1;
  double value = start;
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width * channels(a.format); ++x) value = reduce(value, std::abs(a.row(y)[x] - b.row(y)[x]));
  return value;
}

}  // namespace

Image picture(int width, int height, PixelFormat format, bool bilevel) {
  Image out(width, height, format, 255);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const double u = (x + 0.5) / width;
      const double v = (y + 0.5) / height;
      int value = 255;
      if (within(u, v, 0.1, 0.05, 0.5, 0.15) || within(u, v, 0.7, 0.8, 0.9, 0.85)) value = 0;
      if (within(u, v, 0.2, 0.4, 0.8, 0.6)) value = static_cast<int>(40 + 200 * u * v);
      if (bilevel) value = value < 128 ? 0 : 255;
      std::uint8_t* p = out.row(y) + static_cast<std::ptrdiff_t>(x) * channels(format);
      for (int c = 0; c < channels(format); ++c) p[c] = static_cast<std::uint8_t>(value);
      if (format == PixelFormat::Bgr8 && within(u, v, 0.1, 0.2, 0.3, 0.3)) p[0] = p[1] = 30;
      if (format == PixelFormat::Bgr8 && within(u, v, 0.6, 0.2, 0.9, 0.3)) p[2] = p[1] = 20;
    }
  return out;
}

int largest_difference(const ImageView& a, const ImageView& b) {
  const double d = compared(a, b, 0, [](double m, int one) { return std::max(m, static_cast<double>(one)); });
  return d < 0 ? 256 : static_cast<int>(d);
}

double mean_difference(const ImageView& a, const ImageView& b) {
  const double sum = compared(a, b, 0, [](double m, int one) { return m + one; });
  return sum < 0 ? 256 : sum / (static_cast<double>(a.width) * a.height * channels(a.format));
}

Image turned(const Image& image, int quarter_turns) {
  Image out = image;
  for (int i = 0; i < quarter_turns; ++i) {
    const Image in = out;
    out = Image(in.height(), in.width(), in.format(), 0);
    const int n = channels(in.format());
    for (int y = 0; y < in.height(); ++y)
      for (int x = 0; x < in.width(); ++x)
        std::copy_n(in.row(y) + std::ptrdiff_t{x} * n, n,
                    out.row(x) + static_cast<std::ptrdiff_t>(in.height() - 1 - y) * n);
  }
  return out;
}

}  // namespace uketsuke::capture::test
