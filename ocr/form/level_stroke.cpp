#include "ocr/form/level_stroke.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <vector>

#include "ocr/image/median.h"

namespace uketsuke::ocr {
namespace {

/// A row's piece of a nearly level stroke is that many times longer than a pen's line is wide.
constexpr double kRunWidths = 2.5;
/// Rise over run of the whole stroke, and what a trembling hand adds, in widths of the pen.
constexpr double kMostSlope = 0.35;
constexpr double kWaver = 2;
/// Columns in which a fast pen may leave paper.
constexpr int kSkip = 2;
/// Rows at the top and bottom of a line, share of its height, where the printed frame or an underline may be.
constexpr double kRim = 0.1;

struct Run {
  int x0 = 0, x1 = 0;
};

std::vector<std::vector<Run>> runs_of(const Mask& mask, const MaskArea& line) {
  std::vector<std::vector<Run>> out;
  for (int y = line.y0; y < line.y1; ++y) {
    std::vector<Run>& row = out.emplace_back();
    for (int x = line.x0; x < line.x1; ++x) {
      if (!mask.ink(x, y)) continue;
      if (row.empty() || row.back().x1 != x) row.push_back({x, x});
      row.back().x1 = x + 1;
    }
  }
  return out;
}

/// Most pieces of rows cut strokes across: their usual length is the pen's width, pixels.
double pen_width(const std::vector<std::vector<Run>>& rows) {
  std::vector<int> lengths;
  for (const auto& row : rows)
    for (const Run& run : row) lengths.push_back(run.x1 - run.x0);
  return std::max(1, median(std::move(lengths)));
}

/// Share of a stroke's columns in which other ink stands above or below it: signs that it goes through. A hyphen and ー
/// have none, however long they are drawn.
constexpr double kThroughInk = 0.35;

struct Spot {
  int x = -1, y = 0;
};

bool goes_through_ink(const Mask& mask, const MaskArea& line, const Spot& begin, const Spot& end, double pen) {
  const int clear = static_cast<int>(1.5 * pen) + 1, length = end.x - begin.x + 1;
  int through = 0;
  for (int x = begin.x; x <= end.x; ++x) {
    const int y = begin.y + (end.y - begin.y) * (x - begin.x) / std::max(1, length - 1);
    bool other = false;
    for (int row = 0; row < line.y1 - line.y0 && !other; ++row)
      other = std::abs(row - y) > clear && mask.ink(line.x0 + x, line.y0 + row);
    through += other;
  }
  return through >= kThroughInk * length;
}

}  // namespace

double longest_level_stroke(const Mask& mask, const MaskArea& whole) {
  const int height = whole.y1 - whole.y0, width = whole.x1 - whole.x0;
  const int rim = static_cast<int>(kRim * height);
  const MaskArea line{whole.x0, whole.y0 + rim, whole.x1, whole.y1 - rim};
  const int rows_in_line = line.y1 - line.y0;
  if (rows_in_line <= 0 || width <= 0) return 0;
  const auto rows = runs_of(mask, line);
  const double pen = pen_width(rows);
  const auto stride = static_cast<std::size_t>(rows_in_line);
  std::vector<std::uint8_t> level(stride * static_cast<std::size_t>(width), 0);
  const auto at = [&](int x, int y) { return static_cast<std::size_t>(x) * stride + static_cast<std::size_t>(y); };
  for (int y = 0; y < rows_in_line; ++y)
    for (const Run& run : rows[static_cast<std::size_t>(y)])
      if (run.x1 - run.x0 >= kRunWidths * pen)
        for (int x = run.x0; x < run.x1; ++x) level[at(x - line.x0, y)] = 1;
  // Dynamic programme from left to right: the farthest begin of a stroke that may end here, and of each begin the end.
  std::vector<Spot> begins(level.size());
  std::map<std::size_t, Spot> ends;
  for (int x = 0; x < width; ++x)
    for (int y = 0; y < rows_in_line; ++y) {
      if (level[at(x, y)] == 0) continue;
      Spot best{x, y};
      for (int back = 1; back <= 1 + kSkip && back <= x; ++back)
        for (int dy = -1; dy <= 1; ++dy) {
          if (y + dy < 0 || y + dy >= rows_in_line || level[at(x - back, y + dy)] == 0) continue;
          const Spot& from = begins[at(x - back, y + dy)];
          if (from.x < best.x && std::abs(y - from.y) <= kMostSlope * (x - from.x) + kWaver * pen) best = from;
        }
      begins[at(x, y)] = best;
      ends[at(best.x, best.y)] = {x, y};
    }
  int longest = 0;
  for (const auto& [place, end] : ends) {
    const Spot begin{static_cast<int>(place / stride), static_cast<int>(place % stride)};
    const int length = end.x + 1 - begin.x;
    if (length > longest && goes_through_ink(mask, line, begin, end, pen)) longest = length;
  }
  return static_cast<double>(longest) / height;
}

}  // namespace uketsuke::ocr
