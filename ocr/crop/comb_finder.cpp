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
/// This share of the cells' edges must be inked (the width counts a tenth), else there is no frame.
constexpr double kLeastBorders = 0.65;
/// Share of the ink that a grouped layout must save against an even one.
constexpr double kGroupedCost = 0.02;

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

/// A layout of cells: groups of equal cells, wider gaps between groups. Lengths in pitches.
struct Layout {
  std::vector<int> groups;
  double cell = 1;       ///< width of a cell; below 1 every cell has its own frame
  double group_gap = 0;  ///< extra space between groups

  double length() const {
    int n = 0;
    for (const int g : groups) n += g;
    return n - (1 - cell) + group_gap * static_cast<double>(groups.size() - 1);
  }
  /// Left edge of every cell, in pitches from the first.
  std::vector<double> lefts() const {
    std::vector<double> out;
    double at = 0;
    for (const int g : groups) {
      for (int i = 0; i < g; ++i) out.push_back(at++);
      at += group_gap;
    }
    return out;
  }
};

/// Layouts that forms use: one run, or the customary groups (個人番号 4-4-4, 郵便番号 3-4, telephone 3-4-4).
std::vector<Layout> layouts(int n) {
  std::vector<std::vector<int>> patterns{{n}};
  if (n == 12) patterns.push_back({4, 4, 4});
  if (n == 7) patterns.push_back({3, 4});
  if (n == 11) patterns.push_back({3, 4, 4});
  std::vector<Layout> out;
  for (const auto& groups : patterns)
    for (const double cell : {1.0, 0.9, 0.85, 0.8, 0.75}) {
      if (groups.size() == 1) out.push_back({groups, cell, 0});
      if (groups.size() > 1)
        for (const double gap : {0.2, 0.32, 0.5}) out.push_back({groups, cell, gap});
    }
  return out;
}

struct Fit {
  double x = 0, pitch = 0, score = -1;
  Layout layout;
};

/// The layout whose cell edges meet the most frame lines. Between equals the wider comb wins: inner edges alone fit
/// many narrow ones.
Fit best_frame(const std::vector<double>& runs, int n) {
  const auto width = static_cast<double>(runs.size());
  const auto line_at = [&](double at) {
    for (int k = -1; k <= 1; ++k) {
      const auto i = static_cast<std::ptrdiff_t>(std::lround(at)) + k;
      if (i >= 0 && i < std::ssize(runs) && runs[static_cast<std::size_t>(i)] > kLineShare) return true;
    }
    return false;
  };
  Fit best;
  for (const Layout& layout : layouts(n)) {
    const auto lefts = layout.lefts();
    const double longest = (width - 1) / layout.length();
    for (double pitch = longest; pitch >= longest * kLeastWidth; pitch -= 0.25)
      for (double x = 0; x + pitch * layout.length() <= width - 0.5; x += 1) {
        int hit = 0;
        for (const double left : lefts) hit += line_at(x + left * pitch) + line_at(x + (left + layout.cell) * pitch);
        const double score = hit / (2.0 * n) + 0.1 * pitch * layout.length() / width;
        if (score > best.score) best = {x, pitch, score, layout};
      }
  }
  return best;
}

/// Without a frame: the layout over the whole crop whose borders cut the least ink. A grouped one must be clearly
/// better.
Fit best_by_ink(const Mask& mask, int n) {
  std::vector<double> ink(static_cast<std::size_t>(mask.width), 0);
  double total = 1;
  for (int x = 0; x < mask.width; ++x)
    for (int y = 0; y < mask.height; ++y)
      if (mask.ink(x, y)) ++ink[static_cast<std::size_t>(x)], ++total;
  Fit best;
  for (const Layout& layout : layouts(n)) {
    if (layout.cell < 1) continue;
    const double pitch = mask.width / layout.length();
    double cut = 0;
    for (const double left : layout.lefts())
      for (double d = -0.07; d <= 0.07; d += 0.02) {
        const auto x = static_cast<std::ptrdiff_t>((left + d) * pitch);
        if (left > 0 && x >= 0 && x < std::ssize(ink)) cut += ink[static_cast<std::size_t>(x)];
      }
    const double score = 1 - cut / total - (layout.groups.size() > 1 ? kGroupedCost : 0);
    if (score > best.score) best = {0, pitch, score, layout};
  }
  return best;
}

}  // namespace

std::vector<Rect<CropPx>> find_comb(const ImageView& grey, int n) {
  UKETSUKE_REQUIRE(n > 0 && !grey.empty());
  const Mask mask = ink_mask(grey, paper_level(grey), kLeastInk);
  const Rows rows = inner_rows(mask);
  Fit fit = best_frame(column_runs(mask, rows), n);
  const bool framed = fit.score >= kLeastBorders;
  if (!framed) fit = best_by_ink(mask, n);
  const double line = framed ? std::max(1.0, fit.pitch * 0.03) : 0;
  std::vector<Rect<CropPx>> out;
  for (const double left : fit.layout.lefts())
    out.push_back({fit.x + left * fit.pitch + line, static_cast<double>(rows.top),
                   fit.pitch * fit.layout.cell - 2 * line, static_cast<double>(rows.bottom - rows.top)});
  return out;
}

}  // namespace uketsuke::ocr
