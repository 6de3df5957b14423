#include <tesseract/baseapi.h>

#include "bench/accuracy/comb_parts.h"
#include "core/errors/failure.h"

namespace uketsuke::bench {

struct LoneTesseract::Impl {
  tesseract::TessBaseAPI api;
};

LoneTesseract::LoneTesseract() : impl_(std::make_unique<Impl>()) {
  if (impl_->api.Init(nullptr, "jpn", tesseract::OEM_LSTM_ONLY) != 0) throw Failure("E-ENGINE-MODEL", "tesseract jpn");
  impl_->api.SetVariable("debug_file", "/dev/null");
  impl_->api.SetVariable("tessedit_char_whitelist", "0123456789");
  impl_->api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
}
LoneTesseract::~LoneTesseract() = default;

std::string LoneTesseract::read(const Image& line) {
  impl_->api.SetImage(line.row(0), line.width(), line.height(), 1, line.stride());
  impl_->api.SetSourceResolution(300);
  const std::unique_ptr<const char[]> text(impl_->api.GetUTF8Text());
  std::string out;
  for (const char* c = text.get(); c != nullptr && *c != 0; ++c)
    if (*c >= '0' && *c <= '9') out += *c;
  return out;
}

}  // namespace uketsuke::bench
