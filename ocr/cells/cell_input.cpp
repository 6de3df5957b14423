#include "ocr/cells/cell_input.h"

#include <algorithm>
#include <cmath>

#include "ocr/image/resample.h"

namespace uketsuke::ocr {
namespace {

/// Least range, of 255, that is stretched to full contrast.
constexpr float kMinContrast = 24.0F;
constexpr double kPaperRank = 0.85;
constexpr double kInkRank = 0.01;

}  // namespace

CellInput cell_input(const ImageView& crop) {
  const Image grey = to_grey(crop);
  const double k = static_cast<double>(kCellInput) / std::max(grey.width(), grey.height());
  // Even sizes, so that the crop sits symmetrically as in training.
  const auto fitted = [k](int side) {
    return std::clamp(static_cast<int>(std::lround(side * k / 2)) * 2, 2, kCellInput);
  };
  const int w = fitted(grey.width()), h = fitted(grey.height());
  const auto scaled = resample(grey, w, h);

  auto ranked = scaled;
  std::sort(ranked.begin(), ranked.end());
  const auto last = static_cast<double>(ranked.size() - 1);
  const float paper = ranked[static_cast<std::size_t>(last * kPaperRank)];
  const float ink = ranked[static_cast<std::size_t>(last * kInkRank)];
  const float range = std::max(paper - ink, kMinContrast);

  CellInput out;
  out.contrast = static_cast<double>(paper - ink) / 255.0;
  out.values.assign(kCellInput * kCellInput, 0.0F);
  const int x0 = (kCellInput - w) / 2, y0 = (kCellInput - h) / 2;
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x)
      out.values[static_cast<std::size_t>((y0 + y) * kCellInput + x0 + x)] =
          std::clamp((paper - scaled[static_cast<std::size_t>(y * w + x)]) / range, 0.0F, 1.0F);
  return out;
}

}  // namespace uketsuke::ocr
