#include "ocr/print/page_text.h"

namespace uketsuke::ocr {

std::string PrintedLine::text() const {
  std::string out;
  for (const PrintedWord& word : words) {
    if (!out.empty()) out += "　";
    out += word.text;
  }
  return out;
}

}  // namespace uketsuke::ocr
