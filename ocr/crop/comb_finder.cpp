#include "ocr/crop/comb_finder.h"

#include <algorithm>
#include <cmath>

#include "core/errors/require.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

constexpr double kLeastInk = 18;
/// A column or row counts as a frame line when at least this share of it is inked.
constexpr double kLineShare = 0.55;
/// Narrowest comb that is looked for, share of the crop's width.
constexpr double kLeastWidth = 0.7;
/// The grid must find this share of its n + 1 borders inked, else there is no frame.
constexpr double kLeastBorders = 0.6;

struct Rows {
  int top = 0;
  int bottom = 0;
};

/// Longest inked run of a column between two rows, share of the height: frame lines run through, strokes do not.
std::vector<double> column_runs(const Mask& mask, Rows rows) {
  std::vector<double> out;
  for (int x = 0; x < mask.width; ++x) {
    int run = 0, best = 0;
    for (int y = rows.top; y < rows.bottom; ++y) {
      run = mask.ink(x, y) ? run + 1 : 0;
      best = std::max(best, run);
    }
    out.push_back(static_cast<double>(best) / std::max(1, rows.bottom - rows.top));
  }
  return out;
}

/// Inside of the outermost long level lines in the upper and lower third.
Rows inner_rows(const Mask& mask) {
  Rows out{0, mask.height};
  const auto share = [&](int y) {
    int n = 0;
    for (int x = 0; x < mask.width; ++x) n += mask.ink(x, y);
    return static_cast<double>(n) / mask.width;
  };
  for (int y = 0; y < mask.height / 3; ++y)
    if (share(y) > kLineShare) out.top = y + 1;
  for (int y = mask.height - 1; y > mask.height * 2 / 3; --y)
    if (share(y) > kLineShare) out.bottom = y;
  return out;
}

struct Grid {
  double x = 0, pitch = 0, score = 0;
};

Grid best_grid(const std::vector<double>& runs, int n) {
  const auto width = static_cast<double>(runs.size());
  const auto near = [&](double at) {
    double best = 0;
    for (int k = -1; k <= 1; ++k) {
      const auto i = static_cast<std::ptrdiff_t>(std::lround(at)) + k;
      if (i >= 0 && i < std::ssize(runs)) best = std::max(best, runs[static_cast<std::size_t>(i)]);
    }
    return best;
  };
  Grid best;
  for (double pitch = width * kLeastWidth / n; pitch <= width / n; pitch += 0.25)
    for (double x = 0; x + pitch * n <= width - 1 + 0.5; x += 1) {
      double score = 0;
      for (int i = 0; i <= n; ++i) score += near(x + i * pitch) > kLineShare;
      // Between equally good grids the wider wins: inner borders alone fit many narrow ones.
      score += 0.2 * pitch * n / width;
      if (score > best.score) best = {x, pitch, score};
    }
  return best;
}

}  // namespace

std::vector<Rect<CropPx>> find_comb(const ImageView& grey, int n) {
  UKETSUKE_REQUIRE(n > 0 && !grey.empty());
  const Mask mask = ink_mask(grey, paper_level(grey), kLeastInk);
  const Rows rows = inner_rows(mask);
  const Grid grid = best_grid(column_runs(mask, rows), n);
  const bool framed = grid.score >= kLeastBorders * (n + 1);
  const double x0 = framed ? grid.x : 0, pitch = framed ? grid.pitch : static_cast<double>(grey.width) / n;
  const double line = framed ? std::max(1.0, pitch * 0.03) : 0;
  std::vector<Rect<CropPx>> out;
  for (int i = 0; i < n; ++i)
    out.push_back({x0 + i * pitch + line, static_cast<double>(rows.top), pitch - 2 * line,
                   static_cast<double>(rows.bottom - rows.top)});
  return out;
}

}  // namespace uketsuke::ocr
