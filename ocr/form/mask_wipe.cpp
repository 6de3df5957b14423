#include "ocr/form/mask_wipe.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {
namespace {

/// Calls `pixel(x, y)` for every pixel of a cut that an area of the form touches.
template <class Pixel>
void for_each_pixel(const FieldCut& cut, const Rect<FormMm>& area, int width, int height, Pixel pixel) {
  const int x0 = std::max(0, static_cast<int>(std::floor(cut.x_px(area.x))));
  const int x1 = std::min(width, static_cast<int>(std::ceil(cut.x_px(area.right()))));
  const int y0 = std::max(0, static_cast<int>(std::floor(cut.y_px(area.y))));
  const int y1 = std::min(height, static_cast<int>(std::ceil(cut.y_px(area.bottom()))));
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) pixel(x, y);
}

}  // namespace

void wipe(Mask& mask, const FieldCut& cut, const Rect<FormMm>& area) {
  for_each_pixel(cut, area, mask.width, mask.height, [&](int x, int y) { mask.at(x, y) = 0; });
}

void fill(Mask& mask, const Registration& registration, int shrink, const Rect<FormMm>& area, std::uint8_t value) {
  const Rect<CleanPx> at = registration(area);
  const int x0 = std::max(0, static_cast<int>(at.x / shrink)), y0 = std::max(0, static_cast<int>(at.y / shrink));
  const int x1 = std::min(mask.width, static_cast<int>(at.right() / shrink) + 1);
  const int y1 = std::min(mask.height, static_cast<int>(at.bottom() / shrink) + 1);
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) mask.at(x, y) = value;
}

void paint(Image& grey, const FieldCut& cut, const Rect<FormMm>& area, std::uint8_t level) {
  for_each_pixel(cut, area, grey.width(), grey.height(), [&](int x, int y) { grey.row(y)[x] = level; });
}

Rect<FormMm> place_of(const Component& piece, const FieldCut& cut) {
  const double px = cut.px_per_mm;
  return {cut.area.x + piece.x0 / px, cut.area.y + piece.y0 / px, piece.width() / px, piece.height() / px};
}

}  // namespace uketsuke::ocr
