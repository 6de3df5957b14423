#include "ocr/image/resample.h"

#include <algorithm>
#include <cmath>

#include "core/errors/require.h"

namespace uketsuke::ocr {
namespace {

/// Source pixels and weights that make up one output pixel.
struct Tap {
  int first = 0;
  std::vector<float> weights;
};

std::vector<Tap> taps(int in, int out) {
  const double scale = static_cast<double>(in) / out;
  const double support = std::max(1.0, scale);
  std::vector<Tap> result(static_cast<std::size_t>(out));
  for (int i = 0; i < out; ++i) {
    const double centre = (i + 0.5) * scale;
    const int first = std::max(0, static_cast<int>(std::floor(centre - support)));
    const int last = std::min(in - 1, static_cast<int>(std::ceil(centre + support)));
    Tap& tap = result[static_cast<std::size_t>(i)];
    tap.first = first;
    double sum = 0;
    for (int k = first; k <= last; ++k) {
      const double w = std::max(0.0, 1.0 - std::abs((k + 0.5 - centre) / support));
      tap.weights.push_back(static_cast<float>(w));
      sum += w;
    }
    for (float& w : tap.weights) w = static_cast<float>(w / sum);
  }
  return result;
}

}  // namespace

std::vector<float> resample(const ImageView& image, int out_w, int out_h) {
  UKETSUKE_REQUIRE(!image.empty() && out_w > 0 && out_h > 0);
  const int n = channels(image.format);
  const auto horizontal = taps(image.width, out_w);
  const auto vertical = taps(image.height, out_h);
  const auto row_values = static_cast<std::size_t>(out_w * n);
  std::vector<float> wide(static_cast<std::size_t>(image.height) * row_values);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* in = image.row(y);
    float* out = wide.data() + static_cast<std::size_t>(y) * row_values;
    for (const Tap& tap : horizontal)
      for (int c = 0; c < n; ++c) {
        float sum = 0;
        for (std::size_t k = 0; k < tap.weights.size(); ++k)
          sum += tap.weights[k] * in[(tap.first + static_cast<int>(k)) * n + c];
        *out++ = sum;
      }
  }
  std::vector<float> result(static_cast<std::size_t>(out_h) * row_values);
  for (std::size_t y = 0; y < vertical.size(); ++y) {
    float* out = result.data() + y * row_values;
    for (std::size_t k = 0; k < vertical[y].weights.size(); ++k) {
      const float w = vertical[y].weights[k];
      const float* in = wide.data() + (static_cast<std::size_t>(vertical[y].first) + k) * row_values;
      for (std::size_t x = 0; x < row_values; ++x) out[x] += w * in[x];
    }
  }
  return result;
}

Image resized(const ImageView& image, int out_w, int out_h) {
  const auto values = resample(image, out_w, out_h);
  Image out(out_w, out_h, image.format);
  const auto row_values = static_cast<std::size_t>(out.stride());
  for (int y = 0; y < out_h; ++y) {
    std::uint8_t* row = out.row(y);
    const float* in = values.data() + static_cast<std::size_t>(y) * row_values;
    for (std::size_t x = 0; x < row_values; ++x)
      row[x] = static_cast<std::uint8_t>(std::lround(std::clamp(in[x], 0.0F, 255.0F)));
  }
  return out;
}

}  // namespace uketsuke::ocr
