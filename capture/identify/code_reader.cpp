#include "capture/identify/code_reader.h"

#include <algorithm>
#include <cmath>
#include <tuple>

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
// become one blob, of which squares of 5 to 45 mm are taken, the likeliest (squarest) first. Closed over 1.5 mm for the
// symbols of forms, which have other print near, and over 5 mm for the large ones of header sheets.
// `limit` says how dark the mean of such a pixel must be to count as ink.
std::vector<Patch> likely_patches(const CleanPage& page, const ImageView& source, int limit) {
  constexpr int kShrink = 6;
  const double mm = page.report.dpi.x > 0 ? page.report.dpi.x / 25.4 : kMm;
  const Image small = shrunk(source, kShrink);
  constexpr double k = kShrink;
  Image ink(small.width(), small.height(), PixelFormat::Grey8, 255);
  for (int y = 0; y < ink.height(); ++y)
    for (int x = 0; x < ink.width(); ++x) ink.row(y)[x] = small.row(y)[x] < limit ? 0 : 255;
  struct Ranked {
    double rank;
    Patch patch;
  };
  std::vector<Ranked> ranked;
  for (const auto& [side, least_mm, most_mm] : {std::tuple{3, 5.0, 48.0}, std::tuple{11, 24.0, 48.0}}) {
    // Dark is ink, so opening joins it over gaps. Thin lines (dirt on the glass) must not join what is far apart.
    const Image joined = side > 3 ? opened(closed(ink, 2), side) : opened(ink, side);
    for (const Blob& b : find_blobs(joined).blobs) {
      const double w_mm = b.width() * k / mm, h_mm = b.height() * k / mm;
      if (std::min(w_mm, h_mm) < least_mm || std::max(w_mm, h_mm) > most_mm) continue;
      const double aspect = std::max(w_mm, h_mm) / std::min(w_mm, h_mm);
      if (aspect > 1.9 || b.fill() < 0.5) continue;
      const int margin = static_cast<int>(2.5 * mm);
      ranked.push_back({aspect + (1 - b.fill()),
                        {static_cast<int>(b.x0 * k) - margin, static_cast<int>(b.y0 * k) - margin,
                         static_cast<int>(b.width() * k) + 2 * margin, static_cast<int>(b.height() * k) + 2 * margin}});
    }
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
  if (ranked.size() > 16) ranked.resize(16);
  std::vector<Patch> patches;
  for (const Ranked& r : ranked) patches.push_back(r.patch);
  return patches;
}

int turn_of(const std::array<Point<CleanPx>, 4>& c) {
  const double angle = std::atan2(c[1].y - c[0].y, c[1].x - c[0].x) * 180 / 3.14159265358979323846;
  return ((static_cast<int>(std::lround(angle / 90)) % 4 + 4) % 4) * 90;
}

// Adds the symbols of one view that are ours and not yet known; scale and origin lead back to the page.
void collect(const ImageView& view, Dark dark, Point<CleanPx> origin, double scale, std::vector<FoundCode>& found) {
  for (const Symbol& s : scan_symbols(view, dark)) {
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

// A patch is tried in several ways, the likeliest first: binary as cleanup made it; grey, whose threshold the symbol
// reader finds itself; halved, which heals broken modules and makes big ones small enough for a local threshold; grey
// blurred, for noise.
bool try_patch(const CleanPage& page, const Patch& p, std::vector<FoundCode>& found) {
  const std::size_t before = found.size();
  const int x = std::max(0, p.x), y = std::max(0, p.y);
  const int w = p.w + std::min(0, p.x), h = p.h + std::min(0, p.y);
  const Point<CleanPx> origin{static_cast<double>(x), static_cast<double>(y)};
  const ImageView grey = page.grey.view().part(x, y, w, h), binary = page.binary.view().part(x, y, w, h);
  if (grey.width < 16 || grey.height < 16) return false;
  collect(binary, Dark::Fixed, origin, 1, found);
  if (found.size() == before) collect(grey, Dark::Local, origin, 1, found);
  if (found.size() == before) {
    const Image half = resized(grey, grey.width / 2, grey.height / 2);
    const double scale = static_cast<double>(grey.width) / half.width();
    collect(half, Dark::Local, origin, scale, found);
    if (found.size() == before) collect(half, Dark::Fixed, origin, scale, found);
  }
  if (found.size() == before) collect(blurred(grey, 1.5), Dark::Fixed, origin, 1, found);
  return found.size() > before;
}

// True when there is no need to look further.
bool read_patches(const CleanPage& page, const std::vector<Patch>& patches, std::vector<FoundCode>& found) {
  int misses = 0;
  for (const Patch& p : patches) {
    misses = try_patch(page, p, found) ? 0 : misses + 1;
    // Two are on every sheet; a third (a slip's sticker) would be as square as they are.
    if (found.size() >= 3 || (found.size() == 2 && misses >= 2)) return true;
  }
  return found.size() >= 2;
}

}  // namespace

std::vector<FoundCode> read_codes(const CleanPage& page, bool thorough) {
  std::vector<FoundCode> found;
  if (read_patches(page, likely_patches(page, page.binary, 205), found) || !found.empty()) return found;
  // On dirty or tinted paper the texture is ink too and joins everything; a symbol is darker than that. (An empty side
  // is not worth the time.)
  if (page.report.ink_share > 0.002) read_patches(page, likely_patches(page, page.grey, 165), found);
  if (!found.empty() || !thorough) return found;
  collect(page.binary, Dark::Fixed, {0, 0}, 1, found);
  if (!found.empty()) return found;
  const Image half = resized(page.grey, std::max(16, page.grey.width() / 2), std::max(16, page.grey.height() / 2));
  collect(half, Dark::Local, {0, 0}, static_cast<double>(page.grey.width()) / half.width(), found);
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
