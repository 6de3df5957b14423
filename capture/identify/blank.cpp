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
  const double from_edge = std::min({x1, y1, s.w_mm - x0, s.h_mm - y0});
  if (from_edge < 2) return true;  // nobody writes within 2 mm of the edge
  return std::max(w, h) > 15 && std::min(w, h) < 3 && from_edge < 6;
}

// A hair-thin straight line over a third of the sheet: dirt on the scanner's glass, or a fold.
bool streak(const Blob& b, const Sheet& s) {
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm;
  return (w < 0.8 && h > s.h_mm / 3) || (h < 0.8 && w > s.w_mm / 3);
}

// A staple's wire or its shadow, straight and thin beside a corner of the sheet, which office staples of 8 to 12 mm are
// driven into; its end may be off the sheet, or the scan may show 5 mm of the bed around it. The runs of a straight one
// lie along one of the box's diagonals.
bool staple(const Blobs& all, std::size_t index, const Sheet& s) {
  const Blob& b = all.blobs[index];
  const double w = b.width() / s.px_per_mm, h = b.height() / s.px_per_mm, length = std::hypot(w, h);
  const double from_side = std::min(b.x1 / s.px_per_mm, s.w_mm - b.x0 / s.px_per_mm);
  const double from_end = std::min(b.y1 / s.px_per_mm, s.h_mm - b.y0 / s.px_per_mm);
  if (length < 4 || length > 14) return false;
  if (std::max(from_side, from_end) > 32 || std::min(from_side, from_end) > 20) return false;
  if (b.area / (s.px_per_mm * s.px_per_mm) / length > 1.2) return false;
  double falling = 0, rising = 0;  // farthest ink from either diagonal, in mm
  for (const Run& run : all.runs) {
    if (run.blob != static_cast<int>(index)) continue;
    const double y = (run.y - b.y0) / s.px_per_mm;
    for (const int end : {run.x0, run.x1}) {
      const double x = (end - b.x0) / s.px_per_mm;
      falling = std::max(falling, std::abs(x * h - y * w) / length);
      rising = std::max(rising, std::abs((w - x) * h - y * w) / length);
    }
  }
  return std::min(falling, rising) < 0.8;
}

}  // namespace

bool is_blank(const CleanPage& page) {
  // What is too blurred or too pale to be read may still be there. That a side lies askew says nothing of an empty one: a
  // staple may be its only line.
  const auto& reasons = page.quality.reasons;
  const bool askew_alone = reasons.size() == 1 && reasons.front() == "skewed";
  if (page.quality.rescan && !askew_alone) return false;
  const double px = page.report.dpi.x / 25.4;
  const Sheet sheet{page.binary.width() / px, page.binary.height() / px, px};
  const Blobs found = find_blobs(page.binary);
  int stray = 0, dots = 0, staples = 0;
  double header_top = 1e9, header_bottom = 0;
  for (std::size_t i = 0; i < found.blobs.size(); ++i) {
    const Blob& b = found.blobs[i];
    const double longer = std::max(b.width(), b.height()) / px;
    if (punched_hole(b, sheet) || edge_shadow(b, sheet) || streak(b, sheet)) continue;
    // Under 0.9 mm no one writes; but many such dots make a dotted line or a pale stipple.
    if (longer < 0.9) {
      dots += b.area >= 4;
      continue;
    }
    const double top = b.y0 / px, bottom = b.y1 / px;
    if (bottom < 12 && bottom - top < 4.5) {
      header_top = std::min(header_top, top);
      header_bottom = std::max(header_bottom, bottom);
      continue;
    }
    // 3 mm are a character, a tick or a seal; less may be a fibre or a scratch.
    if (longer >= 3) {
      // The wire and its shadow; more strokes are somebody's tally.
      if (staple(found, i, sheet) && ++staples <= 2) continue;
      return false;
    }
    ++stray;
  }
  // A fax header is one line of print; two lines are somebody's text.
  const bool header_is_one_line = header_bottom - header_top < 5;
  return stray <= 2 && header_is_one_line && dots < 400;
}

}  // namespace uketsuke::capture
