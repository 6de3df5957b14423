#include "ocr/form/strike.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace uketsuke::ocr {
namespace {

/// Share of the way that must be inked. Dense kanji lines reach 0.75 on a level through their middles.
constexpr double kCovered = 0.90;
/// Writing narrower than this is judged by the cell net, not here: a 一 is one level stroke, mm.
constexpr double kLeastWidthMm = 9;
/// Slopes tried, rise over run: ±8°.
constexpr double kMostSlope = 0.14;
constexpr double kLeastInk = 22;
/// Distance of the two lines of a 二重線, mm.
constexpr double kLeastGapMm = 0.5, kMostGapMm = 3.5;
/// Inked share below which a line drawn between the two counts as paper.
constexpr double kPaperBetween = 0.7;
/// Lines that cannot reach this share are not followed to their end; what is below decides nothing.
constexpr double kLooked = 0.5;

/// The mask with every pixel's upper and lower neighbour added: a pixel of slack for a wavering line.
Mask with_slack(const Mask& mask) {
  Mask out = mask;
  const auto width = static_cast<std::size_t>(mask.width);
  for (std::size_t i = 0; i + width < mask.bits.size(); ++i) {
    out.bits[i] = static_cast<std::uint8_t>(out.bits[i] | mask.bits[i + width]);
    out.bits[i + width] = static_cast<std::uint8_t>(out.bits[i + width] | mask.bits[i]);
  }
  return out;
}

/// How much of each row is inked up to each column: a line of small slope is a few pieces of rows.
class RowSums {
 public:
  explicit RowSums(const Mask& mask) : height_(mask.height), stride_(static_cast<std::size_t>(mask.width) + 1) {
    sums_.reserve(stride_ * static_cast<std::size_t>(height_));
    for (int y = 0; y < mask.height; ++y) {
      int sum = 0;
      sums_.push_back(0);
      for (int x = 0; x < mask.width; ++x) sums_.push_back(sum += mask.ink(x, y) ? 1 : 0);
    }
  }
  /// Inked pixels of row `y` in the columns [from, to); none outside the mask.
  int inked(int y, int from, int to) const {
    if (y < 0 || y >= height_) return 0;
    const int* row = sums_.data() + static_cast<std::size_t>(y) * stride_;
    return row[to] - row[from];
  }

 private:
  int height_;
  std::size_t stride_;
  std::vector<int> sums_;
};

int rounded_down(double v) {
  const int cut = static_cast<int>(v);
  return cut > v ? cut - 1 : cut;
}

/// Inked share along y = y_middle + slope · (x − middle) of a mask with slack; 0 as soon as it cannot reach `least`.
double along(const RowSums& sums, const InkReport& ink, double y_middle, double slope, double least) {
  const double middle = (ink.x0 + ink.x1) / 2.0;
  const int width = ink.x1 - ink.x0;
  const int most_missed = static_cast<int>((1 - least) * width);
  const auto row_at = [&](int x) { return rounded_down(y_middle + slope * (x - middle) + 0.5); };
  const double piece = std::min(1.0 / std::max(std::abs(slope), 1e-9), static_cast<double>(width));
  int missed = 0;
  for (int x = ink.x0; x < ink.x1;) {
    const int y = row_at(x);
    // The row changes about here; rounding moves that by a column at most, and rows only rise or only fall.
    int end = std::min(ink.x1, x + std::max(1, static_cast<int>(piece)));
    while (end > x + 1 && row_at(end - 1) != y) --end;
    while (end < ink.x1 && row_at(end) == y) ++end;
    missed += end - x - sums.inked(y, x, end);
    if (missed > most_missed) return 0;
    x = end;
  }
  return 1.0 - static_cast<double>(missed) / std::max(1, width);
}

}  // namespace

StrikeReport find_strike(const ImageView& grey, double px_per_mm, const InkReport& ink) {
  StrikeReport out;
  const double width = ink.x1 - ink.x0, height = ink.y1 - ink.y0;
  if (ink.empty() || width < kLeastWidthMm * px_per_mm) return out;
  const RowSums sums(with_slack(ink_mask(grey, ink.paper, kLeastInk)));
  const double from = ink.y0 + height * 0.2, to = ink.y0 + height * 0.8;
  double best_y = 0, best_slope = 0;
  for (double slope = -kMostSlope; slope <= kMostSlope; slope += 0.01)
    for (double y = from; y <= to; y += 1) {
      const double c = along(sums, ink, y, slope, std::max(out.coverage, kLooked));
      if (c > out.coverage) out.coverage = c, best_y = y, best_slope = slope;
    }
  if (out.coverage < kCovered) return out;
  out.lines = 1;
  // A second line, parallel, with paper between: a single fat one does not count twice.
  for (int side = -1; side <= 1; side += 2) {
    double between = 1;
    for (double d = 1; d <= kMostGapMm * px_per_mm; d += 1) {
      const double c = along(sums, ink, best_y + side * d, best_slope, kPaperBetween);
      if (d >= kLeastGapMm * px_per_mm && c >= kCovered && between < kPaperBetween) {
        out.lines = 2;
        return out;
      }
      between = std::min(between, c);
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
