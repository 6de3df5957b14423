#pragma once

#include "tools/page_maker/damage/damage.h"

/// The steps of scan_sheet().
namespace uketsuke::page_maker {

/// What happened to the paper before it was scanned: fading, show-through, fold, staple, coffee, copiers. Bgr8, in
/// place.
void wear_sheet(Image& sheet, double dpi, const Damage& damage, Random random);

/// The sheet as the scanner's bed sees it: every scan pixel is the mean of the sheet under it; beside the
/// sheet lies the bed with grey value `bed`. The scan has the sheet's format.
Image look_at(const Image& sheet, double sheet_dpi, const SheetMap& map, int width, int height, int bed);

/// Optics and electronics: blur, shadow, gamma, streaks, specks, noise, bilevel (0 and 255), lost lines, JPEG. Keeps
/// the format.
Image through_scanner(const Image& seen, const Dpi& dpi, const Damage& damage, Random random);

/// Gaussian blur of standard deviations in pixels, in place.
void blur(Image& image, double sigma_x_px, double sigma_y_px);

}  // namespace uketsuke::page_maker
