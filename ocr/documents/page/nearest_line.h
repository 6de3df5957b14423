#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace uketsuke::ocr {

/// What stands between the lines of several persons is of one of them where it is this many times nearer to that line than
/// to any other.
inline constexpr double kClearlyNearer = 1.6;

/// The nearest of some lines.
struct NearestLine {
  std::size_t index = 0;
  bool clear = false;  ///< clearly nearer than any other
};

/// The line nearest to a height; `lines` are heights, at least one.
inline NearestLine nearest_line(const std::vector<double>& lines, double y) {
  NearestLine out;
  double away = std::numeric_limits<double>::max(), next = away;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double d = std::abs(lines[i] - y);
    if (d < away) next = away, away = d, out.index = i;
    else next = std::min(next, d);
  }
  out.clear = next > kClearlyNearer * away;
  return out;
}

}  // namespace uketsuke::ocr
