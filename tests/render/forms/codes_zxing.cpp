#define ZX_USE_UTF8 1  // texts as std::string
#include <ZXing/ReadBarcode.h>

#include "tests/render/forms/codes.h"

namespace uketsuke::test {

std::string code_at(const ImageView& image, const Rect<FormMm>& place, double dpi) {
  const double k = dpi / 25.4;
  const Rect<FormMm> around = place.grown(2);
  const auto left = static_cast<int>(around.x * k), top = static_cast<int>(around.y * k);
  const Image grey =
      to_grey(Image::copy_of(image.part(left, top, static_cast<int>(around.w * k), static_cast<int>(around.h * k))));
  const ZXing::ImageView view(grey.row(0), grey.width(), grey.height(), ZXing::ImageFormat::Lum);
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::DataMatrix).setTryHarder(true);
  const ZXing::Result result = ZXing::ReadBarcode(view, hints);
  if (!result.isValid()) return {};
  const double tolerance = 0.5 + 1 / k;
  for (int i = 0; i < 4; ++i) {
    const Point<FormMm> corner{(result.position()[i].x + left) / k, (result.position()[i].y + top) / k};
    double nearest = 1e9;
    for (const auto& wanted : place.corners()) nearest = std::min(nearest, distance(corner, wanted));
    if (nearest > tolerance) return {};
  }
  return result.text();
}

}  // namespace uketsuke::test
