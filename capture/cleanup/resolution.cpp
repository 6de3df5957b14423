#include "capture/cleanup/resolution.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace uketsuke::capture {
namespace {

constexpr double kInch_mm = 25.4;

struct Paper {
  double w_mm, h_mm;
  double rarity;  // added to the misfit (log of a ratio), so that A4 wins a near tie
};
constexpr std::array kPapers{Paper{210, 297, 0},        Paper{297, 420, 0.010}, Paper{182, 257, 0.012},
                             Paper{148, 210, 0.014},    Paper{257, 364, 0.014}, Paper{215.9, 279.4, 0.012},
                             Paper{85.6, 53.98, 0.016}, Paper{105, 148, 0.018}};

struct Scanner {
  double x, y;
  double rarity;
};
constexpr std::array kScanners{
    Scanner{300, 300, 0},         Scanner{200, 200, 0.001},     Scanner{400, 400, 0.002},     Scanner{600, 600, 0.002},
    Scanner{150, 150, 0.002},     Scanner{240, 240, 0.004},     Scanner{100, 100, 0.006},     Scanner{360, 360, 0.008},
    Scanner{120, 120, 0.008},     Scanner{203.2, 97.8, 0.006},  Scanner{203.2, 195.6, 0.006}, Scanner{200, 100, 0.006},
    Scanner{203.2, 391.2, 0.008}, Scanner{406.4, 391.2, 0.008}, Scanner{96, 96, 0.010},       Scanner{72, 72, 0.010}};

// How far apart two lengths are, as the logarithm of their ratio.
double misfit(double a, double b) { return std::abs(std::log(a / b)); }

struct Best {
  double cost = 1e9;
  Dpi dpi;
};

Best best_fit(Size<ScanPx> sheet) {
  Best best;
  for (const Paper& p : kPapers)
    for (const Scanner& s : kScanners)
      for (const bool landscape : {false, true}) {
        const double w = (landscape ? p.h_mm : p.w_mm) * s.x / kInch_mm;
        const double h = (landscape ? p.w_mm : p.h_mm) * s.y / kInch_mm;
        const double cost = misfit(sheet.w, w) + misfit(sheet.h, h) + p.rarity + s.rarity;
        if (cost < best.cost) best = {cost, Dpi{s.x, s.y, DpiSource::Measured}};
      }
  return best;
}

bool believable(const Dpi& d, Size<ScanPx> sheet) {
  if (!(d.x >= 50 && d.x <= 2400 && d.y >= 50 && d.y <= 2400)) return false;
  if (d.x / d.y > 2.6 || d.y / d.x > 4.2) return false;  // fax goes from 204 × 98 to 204 × 391
  const double w_mm = sheet.w / d.x * kInch_mm, h_mm = sheet.h / d.y * kInch_mm;
  const double longer = std::max(w_mm, h_mm), shorter = std::min(w_mm, h_mm);
  // From a small card to A3 with a scanner's margin; a narrow receipt may be longer.
  return longer >= 35 && shorter <= 330 && longer <= (shorter < 130 ? 1500 : 480);
}

}  // namespace

Dpi settle_dpi(const Dpi& stated, Size<ScanPx> sheet) {
  const bool made_up = stated.x == stated.y && (stated.x == 72 || stated.x == 96);
  const Best fit = best_fit(sheet);
  // Both sides within 3 %: what cropping and a slipping feeder leave of a paper size.
  const bool fits = fit.cost < 0.06;
  if (believable(stated, sheet) && !(made_up && fits)) return {stated.x, stated.y, DpiSource::Stated};
  if (fits) return fit.dpi;
  const double guess = std::max(sheet.w, sheet.h) / 297.0 * kInch_mm;
  return {guess, guess, DpiSource::Unknown};
}

}  // namespace uketsuke::capture
