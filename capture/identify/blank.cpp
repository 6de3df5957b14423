#include "capture/identify/blank.h"

#include <algorithm>
#include <cmath>

#include "capture/cleanup/runs.h"

namespace uketsuke::capture {
namespace {

struct Sheet {
  double w_mm, h_mm, px_per_mm;
};

// A hole is a round dark disc of 3 to 9 mm within 20 mm of a long or short edge.
bool punched_hole(const Blob& b, const Sheet& s) {
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm;
  const double x = (b.x0 + b.x1) / 2.0 / s.px_per_mm, y = (b.y0 + b.y1) / 2.0 / s.px_per_mm;
  const double edge = std::min({x, y, s.w_mm - x, s.h_mm - y});
  return w >= 3 && w <= 9 && h >= 3 && h <= 9 && std::abs(w - h) < 1.2 && edge < 20 && b.fill() > 0.6 && b.fill() < 0.9;
}

// A thin straight line along the sheet's edge: its shadow, or a rest of the lid.
bool edge_shadow(const Blob& b, const Sheet& s) {
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm;
  const double x0 = b.x0 / s.px_per_mm, y0 = b.y0 / s.px_per_mm, x1 = b.x1 / s.px_per_mm, y1 = b.y1 / s.px_per_mm;
  if (h < 3 && (y1 < 6 || y0 > s.h_mm - 6)) return true;
  return w < 3 && (x1 < 6 || x0 > s.w_mm - 6);
}

}  // namespace

bool is_blank(const CleanPage& page) {
  const double px = page.report.dpi.x / 25.4;
  const Sheet sheet{page.binary.width() / px, page.binary.height() / px, px};
  const Blobs found = find_blobs(page.binary);
  int strokes = 0;
  double header_top = 1e9, header_bottom = 0;
  for (const Blob& b : found.blobs) {
    const double longer = std::max(b.width(), b.height()) / px;
    // Under 0.9 mm no one writes; many small ones together still make the side not blank (a dotted line, stipple).
    if (longer < 0.9) {
      continue;
    }
    if (punched_hole(b, sheet) || edge_shadow(b, sheet)) continue;
    const double top = b.y0 / px, bottom = b.y1 / px;
    if (bottom < 12 && bottom - top < 4.5) {
      header_top = std::min(header_top, top);
      header_bottom = std::max(header_bottom, bottom);
      continue;
    }
    ++strokes;
  }
  // A fax header is one line of print; two lines are somebody's text.
  const bool header_is_one_line = header_bottom - header_top < 5;
  const auto dots = std::count_if(found.blobs.begin(), found.blobs.end(),
                                  [&](const Blob& b) { return std::max(b.width(), b.height()) / px < 0.9 && b.area >= 4; });
  // Two stray marks (a scratch, a fibre) are no writing; three could be a short note, so they are.
  return strokes <= 2 && header_is_one_line && dots < 400 && page.report.ink_share < 0.004;
}

}  // namespace uketsuke::capture
