#include "ocr/form/strike.h"

#include <algorithm>
#include <cmath>

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

/// Inked share along y = y_middle + slope · (x − middle) of a mask with slack; 0 as soon as it cannot reach `least`.
double along(const Mask& mask, const InkReport& ink, double y_middle, double slope, double least) {
  const double middle = (ink.x0 + ink.x1) / 2.0;
  const int width = ink.x1 - ink.x0;
  const int most_missed = static_cast<int>((1 - least) * width);
  int missed = 0;
  for (int x = ink.x0; x < ink.x1; ++x) {
    const int y = static_cast<int>(std::floor(y_middle + slope * (x - middle) + 0.5));
    const bool inside = y >= 0 && y < mask.height;
    if ((!inside || !mask.ink(x, y)) && ++missed > most_missed) return 0;
  }
  return 1.0 - static_cast<double>(missed) / std::max(1, width);
}

}  // namespace

StrikeReport find_strike(const ImageView& grey, double px_per_mm, const InkReport& ink) {
  StrikeReport out;
  const double width = ink.x1 - ink.x0, height = ink.y1 - ink.y0;
  if (ink.empty() || width < kLeastWidthMm * px_per_mm) return out;
  const Mask mask = with_slack(ink_mask(grey, ink.paper, kLeastInk));
  const double from = ink.y0 + height * 0.2, to = ink.y0 + height * 0.8;
  double best_y = 0, best_slope = 0;
  for (double slope = -kMostSlope; slope <= kMostSlope; slope += 0.01)
    for (double y = from; y <= to; y += 1) {
      const double c = along(mask, ink, y, slope, std::max(out.coverage, kLooked));
      if (c > out.coverage) out.coverage = c, best_y = y, best_slope = slope;
    }
  if (out.coverage < kCovered) return out;
  out.lines = 1;
  // A second line, parallel, with paper between: a single fat one does not count twice.
  for (int side = -1; side <= 1; side += 2) {
    double between = 1;
    for (double d = 1; d <= kMostGapMm * px_per_mm; d += 1) {
      const double c = along(mask, ink, best_y + side * d, best_slope, kPaperBetween);
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
