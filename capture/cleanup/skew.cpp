// Skew by projection profiles. The upper and lower edges of ink are projected along a direction; when the direction
// is that of text lines and rules, edges fall into few bins and the sum of squared bin counts peaks (Postl's idea).
// Only edges are projected, not all ink: a black photograph or stamp has as few edges as a letter, so it cannot
// outvote the text. The same is done across (left and right edges), because a ruled form says its angle twice; both
// answers are joined by the sharpness of their peaks when they agree.
#include "capture/cleanup/skew.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <utility>
#include <vector>

#include "capture/cleanup/pixels.h"
#include "capture/cleanup/runs.h"

namespace uketsuke::capture {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180.0;
constexpr int kSubBins = 2;  // bins per pixel: half a pixel at 150 dpi is 0.08 mm

// Edge pixels: `along` runs in the direction of the lines that are looked for, `across` at right angles to it.
struct EdgePoint {
  float along;
  float across;
  float weight;  // height of the step: a soft edge lies between two pixels, and its weights say where
};

struct Peak {
  double angle_deg = 0;
  double prominence = 0;  // (peak − median) / peak
  double weight = 0;      // curvature at the peak: how exactly it stands
};

// Sum of squared bin counts at one angle. Counts are spread over two neighbouring bins, or the raster itself would
// make a false peak at exactly zero degrees.
double score(const std::vector<EdgePoint>& points, double angle_deg, std::size_t step, std::vector<float>& bins,
             double low) {
  std::fill(bins.begin(), bins.end(), 0.0F);
  const auto slope = static_cast<float>(std::tan(angle_deg * kDegree));
  const auto shift = static_cast<float>(-low);
  for (std::size_t i = 0; i < points.size(); i += step) {
    const float t = (points[i].across - slope * points[i].along + shift) * kSubBins;
    const auto bin = static_cast<std::size_t>(t);
    const float part = t - static_cast<float>(bin);
    bins[bin] += points[i].weight * (1.0F - part);
    bins[bin + 1] += points[i].weight * part;
  }
  double sum = 0;
  float before = 0;
  for (std::size_t b = 0; b + 1 < bins.size(); ++b) {
    const float v = before + 2 * bins[b] + bins[b + 1];
    before = bins[b];
    sum += static_cast<double>(v) * static_cast<double>(v);
  }
  return sum;
}

Peak find_peak(const std::vector<EdgePoint>& points, double max_deg) {
  if (points.size() < 200) return {};
  double far = 0, low = 1e9, high = -1e9;
  for (const EdgePoint& p : points) {
    far = std::max(far, std::abs(static_cast<double>(p.along)));
    low = std::min(low, static_cast<double>(p.across));
    high = std::max(high, static_cast<double>(p.across));
  }
  const double reach = far * std::tan((max_deg + 1) * kDegree) + 2;
  low -= reach;
  high += reach;
  std::vector<float> bins(static_cast<std::size_t>((high - low) * kSubBins) + 4);

  const std::size_t thin = std::max<std::size_t>(1, points.size() / 10000);
  constexpr double kCoarse_deg = 0.2;
  std::vector<double> scores;
  double best = 0, best_deg = 0;
  for (double a = -max_deg; a <= max_deg + 1e-9; a += kCoarse_deg) {
    scores.push_back(score(points, a, thin, bins, low));
    if (scores.back() > best) {
      best = scores.back();
      best_deg = a;
    }
  }
  Peak peak;
  std::vector<double> sorted = scores;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  peak.prominence = 1 - sorted[sorted.size() / 2] / best;

  // The last round decides: it takes three times the points of the one that leads to it.
  for (const auto& [step, most] : {std::pair{0.05, 20000U}, std::pair{0.0125, 60000U}}) {
    const std::size_t fine_thin = std::max<std::size_t>(1, points.size() / most);
    double s[9] = {};
    int top = 0;
    for (int k = 0; k < 9; ++k) {
      s[k] = score(points, best_deg + (k - 4) * step, fine_thin, bins, low);
      if (s[k] > s[top]) top = k;
    }
    const int mid = std::clamp(top, 1, 7);
    const double bend = s[mid - 1] - 2 * s[mid] + s[mid + 1];
    const double offset = bend < 0 ? std::clamp(0.5 * (s[mid - 1] - s[mid + 1]) / bend, -1.0, 1.0) : 0.0;
    best_deg += (mid - 4 + offset) * step;
    if (bend < 0) peak.weight = -bend / (step * step);
  }
  peak.angle_deg = best_deg;
  return peak;
}

// Steps between ink and paper, above and below (across = y) or left and right (across = x), from the page's middle.
std::vector<EdgePoint> edges(const ImageView& grey, bool horizontal_lines) {
  constexpr int kLeast = 24, kMost = 120;  // of 255: above the grain; black print does not outvote pencil altogether
  std::vector<EdgePoint> points;
  const auto cx = static_cast<float>(grey.width) / 2, cy = static_cast<float>(grey.height) / 2;
  for (int y = 1; y < grey.height; ++y) {
    const std::uint8_t* row = grey.row(y);
    const std::uint8_t* other = horizontal_lines ? grey.row(y - 1) : row - 1;
    for (int x = 1; x < grey.width; ++x) {
      const int step = std::abs(row[x] - other[x]);
      if (step < kLeast) continue;
      const auto fx = static_cast<float>(x) - cx, fy = static_cast<float>(y) - cy;
      const auto weight = static_cast<float>(std::min(step, kMost));
      points.push_back(horizontal_lines ? EdgePoint{fx, fy, weight} : EdgePoint{-fy, fx, weight});
    }
  }
  return points;
}

// Which way text lines run: letters (no rules, no specks) are smeared over the gap between letters, which is smaller
// than the gap between lines, and the long blobs that come out vote with their length. Two reaches of smearing, since
// print is set wide or narrow.
bool lines_run_down(const ImageView& binary, const Blobs& found) {
  Image letters(binary.width, binary.height, PixelFormat::Grey8, 0);
  for (const Run& r : found.runs) {
    const Blob& b = found.blobs[static_cast<std::size_t>(r.blob)];
    const int longer = std::max(b.width(), b.height());
    // 1 to 8 mm at 150 dpi.
    if (longer < 6 || longer > 48 || b.area < 10) continue;
    std::fill(letters.row(r.y) + r.x0, letters.row(r.y) + r.x1, std::uint8_t{255});
  }
  double across = 0, down = 0;
  for (const int side : {5, 7}) {  // joins gaps of 0.7 and 1.0 mm
    Image joined = dilated(letters, side);
    for (int y = 0; y < joined.height(); ++y) {
      std::uint8_t* row = joined.row(y);
      for (int x = 0; x < joined.width(); ++x) row[x] = static_cast<std::uint8_t>(255 - row[x]);
    }
    for (const Blob& b : find_blobs(joined).blobs) {
      if (b.width() >= 40 && b.width() > 2.5 * b.height()) across += b.width();
      if (b.height() >= 40 && b.height() > 2.5 * b.width()) down += b.height();
    }
  }
  // A page that lies on its side shows it in most of its lines; a doubtful one (columns of closely set numbers) is left
  // as it is. 600: 100 mm of lines.
  return down > 600 && down > 2 * across;
}

// Whether the page has enough on it to say how it lies. Specks, a staple and a dotted streak also make a peak, and an
// empty side was turned by 17 degrees for them: some letters, rules or pictures must lie in several rows and columns.
bool has_lines(const Blobs& found) {
  constexpr int kPlace_px = 30;                                 // 5 mm at 150 dpi
  constexpr int kFewestPieces = 8;
  constexpr std::size_t kFewestPlaces = 3;
  std::set<int> rows, columns;
  int pieces = 0;
  for (const Blob& b : found.blobs) {
    const int longer = std::max(b.width(), b.height()), shorter = std::min(b.width(), b.height());
    if (shorter > 70) return true;                              // a picture or a table, 12 mm
    if (longer < 8 || (shorter < 4 && longer < 120)) continue;  // a letter of 1.3 × 0.7 mm; a rule of 20 mm
    ++pieces;
    rows.insert(b.y0 / kPlace_px);
    columns.insert(b.x0 / kPlace_px);
    if (longer >= 120) pieces += 3, rows.insert(b.y1 / kPlace_px), columns.insert(b.x1 / kPlace_px);
  }
  return pieces >= kFewestPieces && std::min(rows.size(), columns.size()) >= kFewestPlaces;
}

}  // namespace

Skew find_skew(const ImageView& grey, const ImageView& binary, double max_deg) {
  const Blobs found = find_blobs(binary);
  if (!has_lines(found)) return {};
  const Peak level = find_peak(edges(grey, true), max_deg);
  const Peak upright = find_peak(edges(grey, false), max_deg);
  Skew skew;
  skew.lines_run_down = lines_run_down(binary, found);
  const double total = level.weight + upright.weight;
  const Peak& lead = skew.lines_run_down ? upright : level;
  const Peak& other = skew.lines_run_down ? level : upright;
  if (std::abs(level.angle_deg - upright.angle_deg) < 0.3 && total > 0)
    skew.angle_deg = (level.angle_deg * level.weight + upright.angle_deg * upright.weight) / total;
  else
    skew.angle_deg = lead.prominence >= 0.6 * other.prominence ? lead.angle_deg : other.angle_deg;
  skew.confidence = std::max(level.prominence, upright.prominence);
  return skew;
}

}  // namespace uketsuke::capture
