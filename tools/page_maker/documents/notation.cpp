#include "tools/page_maker/documents/notation.h"

#include <array>

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "core/text/text.h"

namespace uketsuke::page_maker {

std::string wide(const std::string& ascii) {
  std::string out;
  for (const char c : ascii)
    out += c > ' ' && c <= '~' ? to_utf8(static_cast<char32_t>(0xFF01 + (c - '!'))) : std::string(1, c);
  return out;
}

std::string kanji_number(int value) {
  static constexpr std::array<const char*, 10> kOnes{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string out;
  if (value >= 20) out += kOnes[static_cast<std::size_t>(value / 10)];
  if (value >= 10) out += "十";
  return out + kOnes[static_cast<std::size_t>(value % 10)];
}

std::string date_in_notation(Date day, int notation) {
  const WarekiDate w = to_wareki(day);
  const auto& era = info(w.era);
  const std::string year = w.year == 1 ? "元" : std::to_string(w.year);
  switch (notation) {
    case 1: return fmt::format("{}{:>2}年{:>2}月{:>2}日", era.kanji, year, w.month, w.day);
    case 2:
      return fmt::format("{}{}年{}月{}日", era.kanji, w.year == 1 ? "元" : kanji_number(w.year),
                         kanji_number(static_cast<int>(w.month)), kanji_number(static_cast<int>(w.day)));
    case 3: return fmt::format("{}{:02}.{:02}.{:02}", era.letter, w.year, w.month, w.day);
    case 4: return fmt::format("{}年{}月{}日", w.year + era.offset, w.month, w.day);
    default: return fmt::format("{}{}年{}月{}日", era.kanji, year, w.month, w.day);
  }
}

std::string amount_in_notation(long long yen, int notation) {
  std::string digits = std::to_string(yen < 0 ? -yen : yen);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  const std::string sign = yen < 0 ? "△" : "";
  switch (notation) {
    case 1: return sign + digits + "円";
    case 2: return "￥" + sign + digits;
    case 3: return sign + wide(digits) + "円";
    default: return sign + digits;
  }
}

}  // namespace uketsuke::page_maker
