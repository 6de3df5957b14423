#include "tools/page_maker/damage/sheet_map.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::page_maker {

Point<FormMm> SheetMap::bent(Point<FormMm> p) const {
  constexpr double kPi = 3.14159265358979323846;
  constexpr double kCrease_mm = 20;
  const double crease = bend_.fold.moved_mm * std::max(0.0, 1 - std::abs(p.y - bend_.fold.at * sheet_.h) / kCrease_mm);
  return {p.x + bend_.across_mm * std::sin(kPi * p.y / sheet_.h),
          p.y + bend_.along_mm * std::sin(2 * kPi * p.x / sheet_.w + bend_.phase) + crease};
}

Point<ScanPx> SheetMap::operator()(Point<FormMm> p) const { return flat_(bent(p)); }

Point<FormMm> SheetMap::to_sheet(Point<ScanPx> p) const {
  const Point<FormMm> target = flat_inverse_(p);
  Point<FormMm> at = target;
  // The displacement's slope is below 0.06, so each step gains more than a decimal place.
  for (int i = 0; i < 5; ++i) at = at + (target - bent(at));
  return at;
}

}  // namespace uketsuke::page_maker
