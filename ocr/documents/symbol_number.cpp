#include "ocr/documents/symbol_number.h"

#include <string>

#include "core/text/text.h"

namespace uketsuke::ocr {

std::vector<FieldReading> split_symbol_number(const FieldReading& both) {
  // Words of letters and digits; everything else (space, hyphen, 記号, 番号) parts them.
  std::vector<std::string> words;
  bool inside = false;
  for (const char32_t c : code_points(nfkc(both.value))) {
    const bool sign = is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || is_katakana(c);
    if (sign && c != U'ー') {
      if (!inside) words.emplace_back();
      words.back() += to_utf8(c);
    }
    inside = sign && c != U'ー';
  }
  std::vector<FieldReading> out(2, both);
  out[0].field = "symbol";
  out[1].field = "number";
  for (std::size_t i = 0; i < 2; ++i) {
    const bool apart = words.size() == 2 && both.state == ReadState::Read;
    out[i].candidates.clear();
    out[i].raw = both.value;
    out[i].value = apart ? words[i] : std::string();
    if (apart) {
      out[i].candidates.push_back({words[i], both.confidence});
    } else if (both.state == ReadState::Read) {
      out[i].state = ReadState::Unreadable;
      out[i].doubts.emplace_back("not_understood");
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
