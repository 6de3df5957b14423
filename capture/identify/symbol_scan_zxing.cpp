#define ZX_USE_UTF8 1

#include <exception>

#include <ZXing/ReadBarcode.h>

#include "capture/identify/symbol_scan.h"

namespace uketsuke::capture {
namespace {

std::vector<Symbol> scan(const ImageView& grey, Dark dark, ZXing::BarcodeFormat format) {
  std::vector<Symbol> out;
  if (grey.empty() || grey.format != PixelFormat::Grey8) return out;
  const ZXing::ImageView view(grey.data, grey.width, grey.height, ZXing::ImageFormat::Lum, grey.stride, 1);
  ZXing::DecodeHints hints;
  hints.setFormats(format);
  hints.setTryHarder(true).setTryRotate(true).setTryDownscale(true).setMaxNumberOfSymbols(4);
  hints.setBinarizer(dark == Dark::Local ? ZXing::Binarizer::LocalAverage : ZXing::Binarizer::FixedThreshold);
  try {
    for (const ZXing::Result& r : ZXing::ReadBarcodes(view, hints)) {
      if (!r.isValid()) continue;
      Symbol s;
      s.text = r.text();
      for (std::size_t i = 0; i < 4; ++i)
        s.corners[i] = {static_cast<double>(r.position()[i].x), static_cast<double>(r.position()[i].y)};
      out.push_back(std::move(s));
    }
  } catch (const std::exception&) {
    // The library gives up on a damaged symbol by throwing: it is a symbol that was not found.
    out.clear();
  }
  return out;
}

}  // namespace

std::vector<Symbol> scan_symbols(const ImageView& grey, Dark dark) {
  return scan(grey, dark, ZXing::BarcodeFormat::DataMatrix);
}

std::vector<Symbol> scan_qr_codes(const ImageView& grey, Dark dark) {
  return scan(grey, dark, ZXing::BarcodeFormat::QRCode);
}

}  // namespace uketsuke::capture
