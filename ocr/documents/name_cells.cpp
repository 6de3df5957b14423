#include "ocr/documents/name_cells.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace uketsuke::ocr {
namespace {

/// A step over a rule into the next cell, and how far the sides of one cell may seem apart, mm.
constexpr double kStep_mm = 1.6, kSame_mm = 1.2;
/// A cell beside two halves is higher than the inside of one of them by this factor.
constexpr double kHigher = 1.6;

/// The cell at the right side of a place, else the one at its left.
std::optional<Rect<CleanPx>> cell_beside(const PageLayout& page, const Rect<CleanPx>& area) {
  const double step = kStep_mm * page.px_per_mm, y = area.centre().y;
  if (auto right = page.rules.cell_at({area.right() + step, y})) return right;
  return page.rules.cell_at({area.x - step, y});
}

}  // namespace

bool is_half_cell(const PageLayout& page, const Rect<CleanPx>& area) {
  const auto beside = cell_beside(page, area);
  return beside && beside->h > kHigher * area.h;
}

std::vector<ValuePlace> whole_name_cells(const PageLayout& page, std::vector<ValuePlace> cells) {
  const double same = kSame_mm * page.px_per_mm;
  std::vector<ValuePlace> out;
  std::optional<Rect<CleanPx>> last;  // beside the last cell of `out`
  for (ValuePlace& cell : cells) {
    const auto beside = cell_beside(page, cell.area);
    const bool half = beside && last && std::abs(beside->y - last->y) < same && std::abs(beside->h - last->h) < same &&
                      beside->h > kHigher * cell.area.h && beside->bottom() > cell.area.bottom() - same;
    last = beside;
    if (!half || out.back().parts.size() > 1) {
      out.push_back(std::move(cell));
      continue;
    }
    ValuePlace& whole = out.back();
    whole.parts = {whole.area, cell.area};
    whole.area = unite(whole.area, cell.area);
    whole.glyphs.insert(whole.glyphs.end(), cell.glyphs.begin(), cell.glyphs.end());
  }
  return out;
}

}  // namespace uketsuke::ocr
