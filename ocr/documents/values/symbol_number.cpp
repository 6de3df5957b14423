#include "ocr/documents/values/symbol_number.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/text/text.h"

namespace uketsuke::ocr {

namespace {

/// Words of letters and digits; everything else (space, hyphen, 記号, 番号) parts them.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char32_t c : code_points(nfkc(text))) {
    const bool kana = is_katakana(c) && c != U'ー' && c != U'・';
    const bool sign = is_digit(c) || is_letter(c) || kana;
    if (sign) {
      if (!inside) words.emplace_back();
      words.back() += to_utf8(c);
    }
    inside = sign;
  }
  return words;
}

}  // namespace

std::vector<FieldReading> split_symbol_number(const FieldReading& both) {
  std::vector<std::string> words = words_of(both.value);
  // One reader often misses the hyphen that the other saw: the same signs, parted.
  for (const Candidate& other : both.candidates) {
    const std::vector<std::string> parted = words_of(other.value);
    if (words.size() == 1 && parted.size() == 2 && parted[0] + parted[1] == words[0]) words = parted;
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

void part_joint_code(std::vector<FieldReading>& fields) {
  const auto find = [&](std::string_view id) {
    return std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) { return f.field == id; });
  };
  const auto symbol = find("symbol"), number = find("number");
  if (symbol == fields.end() || number == fields.end() || symbol->state != ReadState::Read) return;
  if (symbol->value != number->value) return;
  if (intersect(symbol->rect, number->rect).area() < 0.5 * std::min(symbol->rect.area(), number->rect.area())) return;
  const std::vector<FieldReading> both = split_symbol_number(*symbol);
  *symbol = both[0];
  *number = both[1];
}

}  // namespace uketsuke::ocr
