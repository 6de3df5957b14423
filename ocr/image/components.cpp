#include "ocr/image/components.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/errors/require.h"

namespace uketsuke::ocr {
namespace {

/// The ink level is the 0.5th percentile: a short stroke in a large field is enough, a lone speck is not.
constexpr double kInkRank = 0.005;
constexpr double kPaperRank = 0.8;
/// Share of the way from paper to ink at which a pixel counts as ink: under a half, so that the soft edge of a thin
/// pencil stroke keeps it connected.
constexpr double kCut = 0.42;

std::array<int, 256> histogram(const ImageView& grey) {
  // Four in turn: paper repeats one level, and a counter that was just written must be waited for.
  std::array<std::array<int, 256>, 4> parts{};
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* row = grey.row(y);
    int x = 0;
    for (; x + 4 <= grey.width; x += 4)
      for (std::size_t k = 0; k < 4; ++k) ++parts[k][row[x + static_cast<int>(k)]];
    for (; x < grey.width; ++x) ++parts[0][row[x]];
  }
  for (std::size_t v = 0; v < 256; ++v) parts[0][v] += parts[1][v] + parts[2][v] + parts[3][v];
  return parts[0];
}

int rank_of(const std::array<int, 256>& h, double rank) {
  const double wanted = rank * std::accumulate(h.begin(), h.end(), 0.0);
  double seen = 0;
  for (int v = 0; v < 256; ++v) {
    seen += h[static_cast<std::size_t>(v)];
    if (seen > wanted) return v;
  }
  return 255;
}

void grow(const Mask& mask, const ImageView& grey, double paper, Mask& done, int sx, int sy, Component& out) {
  std::vector<std::pair<int, int>> open{{sx, sy}};
  done.at(sx, sy) = 1;
  out = {sx, sy, sx + 1, sy + 1, 0, 0, {}};
  while (!open.empty()) {
    const auto [x, y] = open.back();
    open.pop_back();
    out.pixels.emplace_back(x, y);
    out.darkness += (paper - grey.grey(x, y)) / 255.0;
    out.x0 = std::min(out.x0, x), out.x1 = std::max(out.x1, x + 1);
    out.y0 = std::min(out.y0, y), out.y1 = std::max(out.y1, y + 1);
    for (int ny = std::max(0, y - 1); ny <= std::min(mask.height - 1, y + 1); ++ny)
      for (int nx = std::max(0, x - 1); nx <= std::min(mask.width - 1, x + 1); ++nx)
        if (mask.ink(nx, ny) && !done.ink(nx, ny)) {
          done.at(nx, ny) = 1;
          open.emplace_back(nx, ny);
        }
  }
  out.area = static_cast<int>(out.pixels.size());
  out.darkness /= out.area;
}

}  // namespace

int Mask::count() const { return std::accumulate(bits.begin(), bits.end(), 0); }

std::vector<Component> components(const Mask& mask, const ImageView& grey, double paper) {
  UKETSUKE_REQUIRE(mask.width == grey.width && mask.height == grey.height);
  std::vector<Component> out;
  Mask done(mask.width, mask.height);
  const auto begin = mask.bits.begin();
  for (auto at = begin; (at = std::find(at, mask.bits.end(), 1)) != mask.bits.end(); ++at) {
    const auto i = static_cast<int>(at - begin);
    if (done.bits[static_cast<std::size_t>(i)] != 0) continue;
    out.emplace_back();
    grow(mask, grey, paper, done, i % mask.width, i / mask.width, out.back());
  }
  return out;
}

std::vector<Component> components(const Mask& mask) {
  return components(mask, Image(mask.width, mask.height, PixelFormat::Grey8), 255);
}

double paper_level(const ImageView& grey) { return rank_of(histogram(grey), kPaperRank); }

Mask pale_ink_mask(const ImageView& grey, double paper, double depth) {
  Mask out(grey.width, grey.height);
  // The lightest ink, compared as bytes: the compiler takes 16 pixels at once.
  const int lightest = static_cast<int>(std::clamp(std::ceil(paper - depth), 0.0, 256.0)) - 1;
  if (lightest < 0) return out;
  const auto level = static_cast<std::uint8_t>(lightest);
  for (int y = 0; y < grey.height; ++y) {
    const std::uint8_t* row = grey.row(y);
    std::uint8_t* to = out.bits.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(grey.width);
    for (int x = 0; x < grey.width; ++x) to[x] = row[x] <= level ? 1 : 0;
  }
  return out;
}

Mask ink_mask(const ImageView& grey, double paper, double least) {
  const double ink = rank_of(histogram(grey), kInkRank);
  return pale_ink_mask(grey, paper, std::max(least, (paper - ink) * kCut));
}

double pale_ink_depth(const ImageView& grey, double paper, double palest) {
  constexpr double kGrainRank = 0.3;  // writing and print cover less of a field, a tick less of its box
  constexpr double kOverGrain = 6;    // ink must be this much deeper than the grain
  const double grain = std::max(0.0, paper - rank_of(histogram(grey), kGrainRank));
  return std::max(palest, grain + kOverGrain);
}

}  // namespace uketsuke::ocr
