#include "ocr/documents/page/struck_cells.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {
namespace {

/// Shares of a cell's width and height that a stroke through it takes, and how far its pieces (of a broken one) may lie off
/// it, of the cell's height. Digits set in a line lie off any slanted one at both ends.
constexpr double kWide = 0.7, kHigh = 0.45, kOff = 0.2;
/// Its thickness, in heights of print, and ink that is smaller is dust.
constexpr double kThick = 0.2, kDust = 0.2;

/// Ink on the line from one corner of `all` to another, no thicker than a stroke.
bool on_line(const std::vector<const InkBox*>& pieces, const Rect<CleanPx>& all, bool rising, double off_px,
             double thick_px) {
  double area = 0;
  for (const InkBox* piece : pieces) {
    const auto centre = piece->rect.centre();
    const double along = (centre.x - all.x) / all.w;
    const double y = rising ? all.bottom() - along * all.h : all.y + along * all.h;
    if (std::abs(centre.y - y) > off_px) return false;
    area += piece->area;
  }
  return area < thick_px * std::hypot(all.w, all.h);
}

}  // namespace

bool is_struck_out(const PageLayout& page, const Rect<CleanPx>& cell) {
  std::vector<const InkBox*> pieces;
  Rect<CleanPx> all;
  for (const InkBox& box : page.ink) {
    if (!cell.contains(box.rect.centre()) || std::max(box.rect.w, box.rect.h) < kDust * page.glyph_px) continue;
    pieces.push_back(&box);
    all = unite(all, box.rect);
  }
  if (pieces.empty() || all.w < kWide * cell.w || all.h < kHigh * cell.h) return false;
  const double off = kOff * cell.h, thick = kThick * page.glyph_px;
  return on_line(pieces, all, true, off, thick) || on_line(pieces, all, false, off, thick);
}

}  // namespace uketsuke::ocr
