// Folding of address text. What may be written in several ways for one place becomes one way; see domain rule
// 住所の照合.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/postal/prefectures.h"
#include "core/text/text.h"
#include "validate/compare/addresses.h"

namespace uketsuke::validate {
namespace {

using Points = std::vector<char32_t>;

// Hyphens and dashes of every kind. ー and 一 count only between digits, since センター and 一番町 must keep
// theirs.
bool is_dash(char32_t c) {
  constexpr std::u32string_view kDashes = U"-‐‑‒–—―−－﹣ｰ";
  return kDashes.find(c) != std::u32string_view::npos;
}

void fold_dashes(Points& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (is_dash(text[i]) || (between && (text[i] == U'ー' || text[i] == U'一'))) text[i] = U'-';
  }
}

std::optional<int> kanji_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  const auto at = kDigits.find(c);
  if (at == std::u32string_view::npos) return std::nullopt;
  return static_cast<int>(at);
}

bool is_kanji_number(char32_t c) { return kanji_digit(c) || c == U'十' || c == U'百' || c == U'千'; }

// 二十一 → 21, 二一 → 21, 百五 → 105.
int value_of(const Points& text, std::size_t from, std::size_t to) {
  int total = 0;
  int digit = -1;
  for (std::size_t i = from; i < to; ++i) {
    if (const auto d = kanji_digit(text[i])) {
      digit = digit < 0 ? *d : digit * 10 + *d;
      continue;
    }
    const int unit = text[i] == U'十' ? 10 : text[i] == U'百' ? 100 : 1000;
    total += (digit < 0 ? 1 : digit) * unit;
    digit = -1;
  }
  return total + std::max(digit, 0);
}

bool begins(const Points& text, std::size_t at, std::u32string_view word) {
  return at + word.size() <= text.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
}

// What makes a kanji numeral before it a number and not a part of a name (三番町 stays a name: 番 is followed
// by 町).
bool counts(const Points& text, std::size_t at) {
  for (const std::u32string_view unit : {U"丁目", U"番地", U"地割", U"号"})
    if (begins(text, at, unit)) return true;
  for (const std::u32string_view unit : {U"番", U"丁", U"条", U"線", U"の", U"-"})
    if (begins(text, at, unit)) return !begins(text, at + 1, U"町") && !begins(text, at + 1, U"通");
  return false;
}

Points with_arabic_numbers(const Points& text) {
  Points out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && end - i < 6 && is_kanji_number(text[end])) ++end;
    if (end > i && counts(text, end)) {
      for (const char digit : std::to_string(value_of(text, i, end))) out.push_back(static_cast<char32_t>(digit));
    } else {
      out.insert(out.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                 text.begin() + static_cast<std::ptrdiff_t>(std::max(end, i + 1)));
    }
    i = std::max(end, i + 1);
  }
  return out;
}

// 大字 anywhere, 字 only right behind a municipality or another 字, so that 十文字町 keeps its own.
Points without_oaza(const Points& text) {
  Points out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins(text, i, U"大字")) {
      ++i;
      continue;
    }
    constexpr std::u32string_view kBefore = U"市区町村";
    if (text[i] == U'字' && !out.empty() && kBefore.find(out.back()) != std::u32string_view::npos) continue;
    out.push_back(text[i]);
  }
  return out;
}

char32_t folded(char32_t c) {
  switch (c) {
    case U'ヶ':
    case U'ヵ': return U'ケ';
    case U'之':
    case U'ノ':
    case U'の': return U'ノ';
    case U'ッ': return U'ツ';
    case U'っ': return U'つ';
    default: return c;
  }
}

}  // namespace

std::string address_key(std::string_view address) {
  Points text = code_points(without_spaces(nfkc(address)));
  std::erase_if(text, [](char32_t c) { return is_variation_selector(c); });
  fold_dashes(text);
  text = without_oaza(with_arabic_numbers(text));
  std::transform(text.begin(), text.end(), text.begin(), folded);
  // 霞が関 and 霞ヶ関 are one place; が inside a hiragana place name is not.
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if ((text[i] == U'が' || text[i] == U'ガ') && is_kanji(text[i - 1]) && is_kanji(text[i + 1])) text[i] = U'ケ';
  return to_utf8(text);
}

std::size_t prefecture_length(std::string_view address) {
  for (const std::string_view prefecture : prefectures())
    if (address.starts_with(prefecture)) return prefecture.size();
  return 0;
}

}  // namespace uketsuke::validate
