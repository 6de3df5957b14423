#include "capture/cleanup/quality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "capture/cleanup/tone.h"

namespace uketsuke::capture {
namespace {

// The value under which `share` of a histogram lies.
int quantile(const std::array<long, 256>& histogram, double share) {
  long total = 0;
  for (const long n : histogram) total += n;
  const auto wanted = static_cast<long>(static_cast<double>(total) * share);
  long sum = 0;
  for (int v = 0; v < 256; ++v) {
    sum += histogram[static_cast<std::size_t>(v)];
    if (sum > wanted) return v;
  }
  return 255;
}

}  // namespace

PictureMeasures measure(const ImageView& grey, const ImageView& binary, double source_scale) {
  std::array<long, 256> ink{};
  std::vector<double> steepness;
  long ink_pixels = 0, seen = 0;
  constexpr int kRowStep = 6;  // px: half a millimetre at 300 dpi, thousands of edges on any written page
  constexpr int kReach = 12;   // px to either side: an edge of a readable scan is over within 1 mm at 300 dpi
  for (int y = 1; y + 1 < grey.height; y += kRowStep) {
    const std::uint8_t* g = grey.row(y);
    const std::uint8_t* b = binary.row(y);
    for (int x = kReach; x + kReach < grey.width; ++x) {
      ++seen;
      if (b[x] >= 128) continue;
      ++ink_pixels;
      ++ink[g[x]];
      if (b[x - 1] < 128) continue;
      // The left edge of a stroke: its steepest step in relation to its whole height.
      int low = 255, high = 0, step = 0;
      for (int k = -kReach; k < kReach; ++k) {
        low = std::min<int>(low, g[x + k]);
        high = std::max<int>(high, g[x + k]);
        if (k > -kReach && k + 1 < kReach) step = std::max(step, g[x + k - 1] - g[x + k + 1]);
      }
      if (high - low >= 40) steepness.push_back(step / 2.0 / (high - low));
    }
  }
  PictureMeasures m;
  m.ink_share = seen == 0 ? 0 : static_cast<double>(ink_pixels) / static_cast<double>(seen);
  m.ink_level = ink_pixels < 100 ? 255 : quantile(ink, 0.25);
  if (steepness.size() >= 100) {
    auto place = steepness.begin() + static_cast<std::ptrdiff_t>(steepness.size() * 3 / 4);
    std::nth_element(steepness.begin(), place, steepness.end());
    // 0.5 per pixel would be an edge from ink to paper within two pixels: the best that a scan holds.
    m.sharpness = std::min(1.0, *place / 0.5 * std::max(1.0, source_scale));
  } else {
    m.sharpness = 1;  // nothing to judge by
  }
  return m;
}

bool is_written(const CleanupReport& report) { return report.ink_share > 0.0008; }

QualityVerdict judge(const CleanupReport& report, const Dpi& scan_dpi, const Specks& specks, bool faint) {
  QualityVerdict verdict;
  const auto blame = [&](const char* reason) {
    verdict.rescan = true;
    verdict.reasons.emplace_back(reason);
  };
  const bool written = is_written(report);
  // Standard fax is 204 × 98 and is read; below that a comb cell of 5 mm has fewer than 16 pixels of height.
  if (scan_dpi.source != DpiSource::Unknown &&
      (std::min(scan_dpi.x, scan_dpi.y) < 80 || std::sqrt(scan_dpi.x * scan_dpi.y) < 95))
    blame("low_resolution");
  // Much is dim and next to nothing of it became ink: out of focus. Print from the back side is dim as well, but the
  // paper scatters it by 0.2 to 0.4 mm only, which leaves a third of its depth over three pixels.
  const double explained = report.ink_share + (specks.pale_edge >= 0.2 ? specks.pale_share : 0);
  const bool washed_out = specks.dim_share > 0.004 && explained < 0.25 * specks.dim_share;
  if (washed_out || (written && report.sharpness < 0.15)) blame("blurred");
  if (report.ink_share > 0.5) blame("too_dark");
  if (faint || (written && report.contrast < 0.10)) blame("too_light");
  // One torn corner loses nothing that is printed there; two mean that the sheet lay outside the glass.
  if (report.missing_corners >= 2) blame("cut_off");
  if (std::abs(report.skew_deg) > 10) blame("skewed");
  return verdict;
}

}  // namespace uketsuke::capture
