#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/image/codec.h"
#include "tools/page_maker/damage/effects.h"

namespace uketsuke::page_maker {
namespace {

std::uint8_t level(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0))); }

std::vector<double> kernel_of(double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<double> kernel;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) sum += kernel.emplace_back(std::exp(-i * i / (2 * sigma * sigma)));
  for (double& weight : kernel) weight /= sum;
  return kernel;
}

/// Convolves `count` values that lie `step` bytes apart.
void convolve(std::uint8_t* first, int count, std::ptrdiff_t step, const std::vector<double>& kernel,
              std::vector<std::uint8_t>& line) {
  const int reach = static_cast<int>(kernel.size()) / 2;
  for (int i = 0; i < count; ++i) line[static_cast<std::size_t>(i)] = first[i * step];
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    for (int j = -reach; j <= reach; ++j)
      sum += kernel[static_cast<std::size_t>(j + reach)] * line[static_cast<std::size_t>(std::clamp(i + j, 0, count - 1))];
    first[i * step] = level(sum);
  }
}

/// Darkening towards one edge, gamma, and noise: per pixel.
void tone(Image& image, const Damage& damage, Random& random) {
  const int n = channels(image.format());
  const bool across = random.chance(0.5), far_side = random.chance(0.5);
  std::array<double, 256> curve{};
  for (std::size_t i = 0; i < 256; ++i) curve[i] = 255 * std::pow(static_cast<double>(i) / 255, damage.gamma);
  for (int y = 0; y < image.height(); ++y) {
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width(); ++x) {
      double t = across ? static_cast<double>(x) / image.width() : static_cast<double>(y) / image.height();
      if (far_side) t = 1 - t;
      // Only the last third of the way darkens: a lid that does not close.
      const double dark = 1 - damage.shadow * std::pow(std::max(0.0, (t - 0.6) / 0.4), 2.0);
      // The sum of three uniforms is close enough to a sensor's noise and three times faster than a true normal.
      const double grain = damage.noise > 0 ? damage.noise * 2 * (random.uniform() + random.uniform() + random.uniform() - 1.5) : 0;
      for (int c = 0; c < n; ++c) row[n * x + c] = level(curve[row[n * x + c]] * dark + grain);
    }
  }
}

void streak(Image& image, Random& random) {
  const int n = channels(image.format());
  const int x0 = random.whole(0, image.width() - 4), width = random.whole(1, 2);
  const double strength = random.uniform(0.15, 0.6);
  for (int y = 0; y < image.height(); ++y)
    for (int x = x0; x < x0 + width; ++x)
      for (int c = 0; c < n; ++c) {
        std::uint8_t& pixel = image.row(y)[n * x + c];
        pixel = level(pixel * (1 - strength));
      }
}

void specks(Image& image, const Dpi& dpi, double per_cm2, Random& random) {
  const int n = channels(image.format());
  const double area_cm2 = image.width() / dpi.x * 2.54 * image.height() / dpi.y * 2.54;
  const int count = static_cast<int>(area_cm2 * per_cm2);
  for (int i = 0; i < count; ++i) {
    const double cx = random.uniform(0, image.width()), cy = random.uniform(0, image.height());
    const double r = random.uniform(0.05, 0.22) * dpi.x / 25.4;
    const double dark = random.uniform(20, 140);
    for (int y = static_cast<int>(cy - r); y <= static_cast<int>(cy + r); ++y)
      for (int x = static_cast<int>(cx - r); x <= static_cast<int>(cx + r); ++x) {
        if (x < 0 || y < 0 || x >= image.width() || y >= image.height() || std::hypot(x + 0.5 - cx, y + 0.5 - cy) > r) continue;
        for (int c = 0; c < n; ++c) image.row(y)[n * x + c] = std::min(image.row(y)[n * x + c], level(dark));
      }
  }
}

Image bilevel(const Image& grey) {
  Image out(grey.width(), grey.height(), PixelFormat::Grey8);
  // The fixed threshold of fax machines and of copiers set to text.
  constexpr int kThreshold = 150;
  for (int y = 0; y < grey.height(); ++y)
    for (int x = 0; x < grey.width(); ++x) out.row(y)[x] = grey.row(y)[x] < kThreshold ? 0 : 255;
  return out;
}

}  // namespace

void blur(Image& image, double sigma_x_px, double sigma_y_px) {
  const int n = channels(image.format());
  std::vector<std::uint8_t> line(static_cast<std::size_t>(std::max(image.width(), image.height())));
  // Under a fifth of a pixel nothing changes.
  if (sigma_x_px > 0.2) {
    const auto kernel = kernel_of(sigma_x_px);
    for (int y = 0; y < image.height(); ++y)
      for (int c = 0; c < n; ++c) convolve(image.row(y) + c, image.width(), n, kernel, line);
  }
  if (sigma_y_px > 0.2) {
    const auto kernel = kernel_of(sigma_y_px);
    for (int x = 0; x < image.width(); ++x)
      for (int c = 0; c < n; ++c) convolve(image.row(0) + n * x + c, image.height(), image.stride(), kernel, line);
  }
}

Image through_scanner(const Image& seen, const Dpi& dpi, const Damage& damage, Random random) {
  Image image = damage.mode == ScanMode::Colour ? seen.clone() : to_grey(seen).clone();
  Random toning = random.fork("tone"), dirt = random.fork("dirt"), dust = random.fork("dust");
  specks(image, dpi, damage.specks_per_cm2, dust);
  blur(image, damage.blur_mm * dpi.x / 25.4, damage.blur_mm * dpi.y / 25.4);
  for (int i = 0; i < damage.streaks; ++i) streak(image, dirt);
  tone(image, damage, toning);
  if (damage.mode == ScanMode::Bilevel) return bilevel(image);
  if (damage.jpeg_quality > 0) return decode_jpeg(encode_jpeg(image, damage.jpeg_quality));
  return image;
}

}  // namespace uketsuke::page_maker
