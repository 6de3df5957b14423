#include "tools/page_maker/damage/damage.h"

#include <algorithm>
#include <cmath>

#include "core/errors/failure.h"
#include "tools/page_maker/damage/effects.h"

namespace uketsuke::page_maker {
namespace {

constexpr double kMmPerInch = 25.4;

struct Bed {
  int width_px = 0;
  int height_px = 0;
};

/// The scan's size before it is turned.
Bed bed_of(Size<FormMm> size, const Damage& damage) {
  const auto side = [&](double mm, double dpi) {
    return std::max(64, static_cast<int>(std::lround((mm + 2 * damage.margin_mm) / kMmPerInch * dpi)));
  };
  return {side(size.w, damage.dpi_x), side(size.h, damage.dpi_y)};
}

/// Sheet millimetres (already bent) to pixels of the unturned scan.
Transform<FormMm, ScanPx> lie_on_bed(Size<FormMm> size, const Damage& damage) {
  const double kx = damage.dpi_x / kMmPerInch, ky = damage.dpi_y / kMmPerInch;
  const double cx = size.w / 2, cy = size.h / 2;
  // About the sheet's centre: stretch, perspective, tilt; then to the bed, then to pixels.
  const Transform<FormMm, FormMm> centre({1, 0, -cx, 0, 1, -cy, 0, 0, 1});
  const Transform<FormMm, FormMm> stretch(
      {damage.stretch_x, 0, 0, 0, damage.stretch_y, 0, 0, damage.perspective / size.h, 1});
  const auto tilt = Transform<FormMm, FormMm>::rotate_then_move(
      damage.tilt_deg, cx + damage.margin_mm + damage.shift_x_mm, cy + damage.margin_mm + damage.shift_y_mm);
  const auto to_px = Transform<FormMm, ScanPx>::scale_then_move(kx, ky, 0, 0);
  return compose(to_px, compose(tilt, compose(stretch, centre)));
}

/// A turn of the whole scan by quarter turns clockwise.
Transform<ScanPx, ScanPx> turned(Bed bed, int turn_deg) {
  const double w = bed.width_px, h = bed.height_px;
  switch (turn_deg) {
    case 0: return {};
    case 90: return Transform<ScanPx, ScanPx>({0, -1, h, 1, 0, 0, 0, 0, 1});
    case 180: return Transform<ScanPx, ScanPx>({-1, 0, w, 0, -1, h, 0, 0, 1});
    case 270: return Transform<ScanPx, ScanPx>({0, 1, 0, -1, 0, w, 0, 0, 1});
    default: throw Failure("E-INPUT-VALUE", "a scan is turned by 0, 90, 180 or 270 degrees");
  }
}

}  // namespace

std::string_view to_string(ScanMode mode) {
  return mode == ScanMode::Colour ? "colour" : mode == ScanMode::Grey ? "grey" : "bilevel";
}

ScanMode scan_mode_from(std::string_view text) {
  for (const ScanMode mode : {ScanMode::Colour, ScanMode::Grey, ScanMode::Bilevel})
    if (to_string(mode) == text) return mode;
  throw Failure("E-INPUT-VALUE", "a scan is colour, grey or bilevel");
}

double drawing_dpi(const Damage& damage) { return std::clamp(std::max(damage.dpi_x, damage.dpi_y), 200.0, 600.0); }

Scan scan_sheet(const Image& sheet, double sheet_dpi, Size<FormMm> size, const Damage& damage, Random random) {
  const Bed bed = bed_of(size, damage);
  const auto turn = turned(bed, damage.turn_deg);
  const bool sideways = damage.turn_deg == 90 || damage.turn_deg == 270;
  const SheetMap map(size, damage.bend, compose(turn, lie_on_bed(size, damage)));
  Image worn = sheet.clone();
  wear_sheet(worn, sheet_dpi, damage, random.fork("sheet"));
  const int width = sideways ? bed.height_px : bed.width_px;
  const int height = sideways ? bed.width_px : bed.height_px;
  if (damage.mode != ScanMode::Colour) worn = to_grey(worn);
  Image scan = look_at(worn, sheet_dpi, map, width, height, damage.dark_bed ? 24 : 250);
  const Dpi dpi{sideways ? damage.dpi_y : damage.dpi_x, sideways ? damage.dpi_x : damage.dpi_y, DpiSource::Stated};
  scan = through_scanner(scan, dpi, damage, random.fork("scanner"));
  return {std::move(scan), dpi, map, damage.tilt_deg};
}

}  // namespace uketsuke::page_maker
