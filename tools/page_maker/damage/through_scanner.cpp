#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/image/codec.h"
#include "tools/page_maker/damage/effects.h"

namespace uketsuke::page_maker {
namespace {

std::uint8_t level(double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0) + 0.5); }

/// Gaussian weights in 1/65536, summing to that.
std::vector<int> kernel_of(double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<double> weights;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) sum += weights.emplace_back(std::exp(-i * i / (2 * sigma * sigma)));
  std::vector<int> kernel;
  int left = 65536;
  for (const double weight : weights) left -= kernel.emplace_back(static_cast<int>(weight / sum * 65536));
  kernel[static_cast<std::size_t>(reach)] += left;
  return kernel;
}

void blur_rows(Image& image, const std::vector<int>& kernel) {
  const int n = channels(image.format());
  const int reach = static_cast<int>(kernel.size()) / 2;
  std::vector<std::uint8_t> line(static_cast<std::size_t>(image.stride() + 2 * reach * n));
  std::vector<int> sums(static_cast<std::size_t>(image.stride()));
  for (int y = 0; y < image.height(); ++y) {
    std::uint8_t* row = image.row(y);
    std::copy_n(row, image.stride(), line.begin() + reach * n);
    for (int i = 0; i < reach * n; ++i) {
      line[static_cast<std::size_t>(i)] = row[i % n];
      line[static_cast<std::size_t>(image.stride() + reach * n + i)] = row[image.stride() - n + i % n];
    }
    std::fill(sums.begin(), sums.end(), 32768);
    for (int j = 0; j < 2 * reach + 1; ++j) {
      const int weight = kernel[static_cast<std::size_t>(j)];
      const std::uint8_t* from = line.data() + j * n;
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * from[i];
    }
    for (std::size_t i = 0; i < sums.size(); ++i) row[i] = static_cast<std::uint8_t>(sums[i] >> 16);
  }
}

void blur_columns(Image& image, const std::vector<int>& kernel) {
  const Image before = image.clone();
  const int reach = static_cast<int>(kernel.size()) / 2;
  std::vector<int> sums(static_cast<std::size_t>(image.stride()));
  for (int y = 0; y < image.height(); ++y) {
    std::fill(sums.begin(), sums.end(), 32768);
    for (int j = -reach; j <= reach; ++j) {
      const int weight = kernel[static_cast<std::size_t>(j + reach)];
      const std::uint8_t* from = before.row(std::clamp(y + j, 0, image.height() - 1));
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * from[i];
    }
    std::uint8_t* row = image.row(y);
    for (std::size_t i = 0; i < sums.size(); ++i) row[i] = static_cast<std::uint8_t>(sums[i] >> 16);
  }
}

/// Only the last third of the way darkens: a lid that does not close. One factor for each of `count` places.
std::vector<double> shading(int count, double shadow, bool far_side) {
  std::vector<double> out;
  for (int i = 0; i < count; ++i) {
    const double t = far_side ? 1 - static_cast<double>(i) / count : static_cast<double>(i) / count;
    const double way = std::max(0.0, (t - 0.6) / 0.4);
    out.push_back(1 - shadow * way * way);
  }
  return out;
}

/// Noise of deviation 1 as the sum of four uniforms: close enough to a sensor's, from one random word.
double grain(Random& random) {
  const std::uint64_t word = random.next();
  const auto sum = (word & 0xFFFF) + ((word >> 16) & 0xFFFF) + ((word >> 32) & 0xFFFF) + (word >> 48);
  return (static_cast<double>(sum) / 65536 - 2) * 1.7320508;
}

/// Darkening towards one edge, gamma, and noise: per pixel.
void tone(Image& image, const Damage& damage, Random& random) {
  const int n = channels(image.format());
  const bool across = random.chance(0.5), far_side = random.chance(0.5);
  const std::vector<double> shade = shading(across ? image.width() : image.height(), damage.shadow, far_side);
  std::array<double, 256> curve{};
  for (std::size_t i = 0; i < 256; ++i) curve[i] = 255 * std::pow(static_cast<double>(i) / 255, damage.gamma);
  for (int y = 0; y < image.height(); ++y) {
    std::uint8_t* row = image.row(y);
    for (int x = 0; x < image.width(); ++x) {
      const double dark = shade[static_cast<std::size_t>(across ? x : y)];
      const double noise = damage.noise > 0 ? damage.noise * grain(random) : 0;
      for (int c = 0; c < n; ++c) row[n * x + c] = level(curve[row[n * x + c]] * dark + noise);
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
        if (x < 0 || y < 0 || x >= image.width() || y >= image.height() || std::hypot(x + 0.5 - cx, y + 0.5 - cy) > r)
          continue;
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

/// A few lines in a row that did not come through: the machine repeats the last good one, or leaves paper.
void lose_lines(Image& image, Random& random) {
  const int first = random.whole(1, image.height() - 8), count = random.whole(1, 6);
  const bool repeated = random.chance(0.6);
  const std::vector<std::uint8_t> last(image.row(first - 1), image.row(first - 1) + image.stride());
  for (int y = first; y < first + count; ++y)
    for (int i = 0; i < image.stride(); ++i) image.row(y)[i] = repeated ? last[static_cast<std::size_t>(i)] : 255;
}

}  // namespace

void blur(Image& image, double sigma_x_px, double sigma_y_px) {
  // Under a fifth of a pixel nothing changes.
  if (sigma_x_px > 0.2) blur_rows(image, kernel_of(sigma_x_px));
  if (sigma_y_px > 0.2) blur_columns(image, kernel_of(sigma_y_px));
}

Image through_scanner(const Image& seen, const Dpi& dpi, const Damage& damage, Random random) {
  Image image = seen.clone();
  Random toning = random.fork("tone"), dirt = random.fork("dirt"), dust = random.fork("dust"),
         telephone = random.fork("telephone");
  specks(image, dpi, damage.specks_per_cm2, dust);
  blur(image, damage.blur_mm * dpi.x / 25.4, damage.blur_mm * dpi.y / 25.4);
  for (int i = 0; i < damage.streaks; ++i) streak(image, dirt);
  tone(image, damage, toning);
  if (damage.mode == ScanMode::Bilevel) image = bilevel(image);
  for (int i = 0; i < damage.lost_lines; ++i) lose_lines(image, telephone);
  if (damage.mode == ScanMode::Bilevel) return image;
  if (damage.jpeg_quality > 0) return decode_jpeg(encode_jpeg(image, damage.jpeg_quality));
  return image;
}

}  // namespace uketsuke::page_maker
