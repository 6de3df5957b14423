#include "capture/identify/code_reader.h"

#include <algorithm>
#include <cmath>

#include "capture/cleanup/pixels.h"
#include "capture/cleanup/runs.h"
#include "capture/identify/symbol_scan.h"

namespace uketsuke::capture {
namespace {

constexpr double kMm = 300.0 / 25.4;  // clean pixels per mm at the usual resolution

struct Patch {
  int x, y, w, h;
};

// Patches that could hold a symbol: the page's ink at a sixth of the size, closed so that the modules of a symbol
// become one blob, of which squares of 5 to 30 mm are taken, the likeliest (squarest) first.
std::vector<Patch> likely_patches(const CleanPage& page) {
  constexpr int kShrink = 6;
  const double mm = page.report.dpi.x > 0 ? page.report.dpi.x / 25.4 : kMm;
  const Image small = resized(page.binary, std::max(8, page.binary.width() / kShrink),
                              std::max(8, page.binary.height() / kShrink));
  const double k = static_cast<double>(page.binary.width()) / small.width();
  Image ink(small.width(), small.height(), PixelFormat::Grey8, 255);
  for (int y = 0; y < ink.height(); ++y)
    for (int x = 0; x < ink.width(); ++x) ink.row(y)[x] = small.row(y)[x] < 205 ? 0 : 255;
  const Image joined = opened(ink, 3);  // dark is ink, so opening joins it over gaps of 2 px (1 mm)
  struct Ranked {
    double rank;
    Patch patch;
  };
  std::vector<Ranked> ranked;
  for (const Blob& b : find_blobs(joined).blobs) {
    const double w_mm = b.width() * k / mm, h_mm = b.height() * k / mm;
    if (std::min(w_mm, h_mm) < 5 || std::max(w_mm, h_mm) > 32) continue;
    const double aspect = std::max(w_mm, h_mm) / std::min(w_mm, h_mm);
    if (aspect > 1.9 || b.fill() < 0.5) continue;
    const int margin = static_cast<int>(2.5 * mm);
    ranked.push_back({aspect + (1 - b.fill()),
                      {static_cast<int>(b.x0 * k) - margin, static_cast<int>(b.y0 * k) - margin,
                       static_cast<int>(b.width() * k) + 2 * margin, static_cast<int>(b.height() * k) + 2 * margin}});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  if (ranked.size() > 12) ranked.resize(12);
  std::vector<Patch> patches;
  for (const Ranked& r : ranked) patches.push_back(r.patch);
  return patches;
}

int turn_of(const std::array<Point<CleanPx>, 4>& c) {
  const double angle = std::atan2(c[1].y - c[0].y, c[1].x - c[0].x) * 180 / 3.14159265358979323846;
  return ((static_cast<int>(std::lround(angle / 90)) % 4 + 4) % 4) * 90;
}

// Adds the symbols of one view that are ours and not yet known; scale and origin lead back to the page.
void collect(const ImageView& view, Point<CleanPx> origin, double scale, std::vector<FoundCode>& found) {
  for (const Symbol& s : scan_symbols(view)) {
    const auto content = parse_paper_code(s.text);
    if (!content) continue;
    FoundCode code{*content, s.text, {}, 0};
    for (std::size_t i = 0; i < 4; ++i)
      code.corners[i] = {origin.x + s.corners[i][0] * scale, origin.y + s.corners[i][1] * scale};
    code.turn_deg = turn_of(code.corners);
    const bool known = std::any_of(found.begin(), found.end(), [&](const FoundCode& f) {
      return distance(f.corners[0], code.corners[0]) < distance(f.corners[0], f.corners[2]) / 2;
    });
    if (!known) found.push_back(std::move(code));
  }
}

// A patch is tried as it is, then blurred (broken or noisy modules), then enlarged (small modules), then binary.
bool try_patch(const CleanPage& page, const Patch& p, std::vector<FoundCode>& found) {
  const std::size_t before = found.size();
  const Point<CleanPx> origin{static_cast<double>(std::max(0, p.x)), static_cast<double>(std::max(0, p.y))};
  const int w = p.w + std::min(0, p.x), h = p.h + std::min(0, p.y);
  const ImageView view = page.grey.view().part(static_cast<int>(origin.x), static_cast<int>(origin.y), w, h);
  if (view.width < 16 || view.height < 16) return false;
  collect(view, origin, 1, found);
  if (found.size() > before) return true;
  collect(blurred(view, 1.5), origin, 1, found);
  if (found.size() > before) return true;
  collect(page.binary.view().part(static_cast<int>(origin.x), static_cast<int>(origin.y), w, h), origin, 1, found);
  return found.size() > before;
}

}  // namespace

std::vector<FoundCode> read_codes(const CleanPage& page, bool thorough) {
  std::vector<FoundCode> found;
  for (const Patch& p : likely_patches(page)) {
    try_patch(page, p, found);
    if (found.size() >= 2) return found;
  }
  if (!found.empty() || !thorough) return found;
  collect(page.grey, {0, 0}, 1, found);
  if (!found.empty()) return found;
  const Image half = resized(page.grey, std::max(16, page.grey.width() / 2), std::max(16, page.grey.height() / 2));
  collect(half, {0, 0}, static_cast<double>(page.grey.width()) / half.width(), found);
  return found;
}

std::optional<int> turn_of_codes(const CleanPage& page) {
  const std::vector<FoundCode> found = read_codes(page, false);
  if (found.empty()) return std::nullopt;
  for (const FoundCode& f : found)
    if (f.turn_deg != found.front().turn_deg) return std::nullopt;
  return found.front().turn_deg;
}

}  // namespace uketsuke::capture
