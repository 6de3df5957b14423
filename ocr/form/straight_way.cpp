#include "ocr/form/straight_way.h"

#include <cmath>

namespace uketsuke::ocr {

bool dark_at(const Mask& mask, double x, double y) {
  const int ix = static_cast<int>(std::floor(x)), iy = static_cast<int>(std::floor(y));
  return ix >= 0 && iy >= 0 && ix < mask.width && iy < mask.height && mask.ink(ix, iy);
}

double dark_share(const Mask& mask, Point<CropPx> origin, Point<CropPx> along, double from, double to, double stray) {
  const Point<CropPx> across{-along.y, along.x};
  const auto near = [&](double t) {
    for (double s = -stray; s <= stray; s += 1)
      if (const Point<CropPx> at = origin + along * t + across * s; dark_at(mask, at.x, at.y)) return true;
    return false;
  };
  int dark = 0, all = 0;
  for (double t = from; t <= to; t += 1, ++all) dark += near(t);
  return all == 0 ? 0 : static_cast<double>(dark) / all;
}

}  // namespace uketsuke::ocr
