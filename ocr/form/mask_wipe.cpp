#include "ocr/form/mask_wipe.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {

void wipe(Mask& mask, const FieldCut& cut, const Rect<FormMm>& area) {
  const int x0 = std::max(0, static_cast<int>(std::floor(cut.x_px(area.x))));
  const int x1 = std::min(mask.width, static_cast<int>(std::ceil(cut.x_px(area.right()))));
  const int y0 = std::max(0, static_cast<int>(std::floor(cut.y_px(area.y))));
  const int y1 = std::min(mask.height, static_cast<int>(std::ceil(cut.y_px(area.bottom()))));
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) mask.at(x, y) = 0;
}

}  // namespace uketsuke::ocr
