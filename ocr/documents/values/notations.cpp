#include "ocr/documents/values/notations.h"

#include <algorithm>
#include <array>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

constexpr std::u32string_view kKanjiDigits = U"〇一二三四五六七八九";

std::optional<int> digit(char32_t c) {
  if (is_digit(c)) return static_cast<int>(c - U'0');
  if (c == U'O' || c == U'o' || c == U'Q') return 0;
  if (c == U'l' || c == U'I') return 1;
  return std::nullopt;
}

std::optional<int> kanji_digit(char32_t c) {
  if (c == U'ー' || c == U'-') return std::nullopt;
  if (c == U'ニ') return 2;
  if (c == U'ハ') return 8;
  const auto at = kKanjiDigits.find(c);
  return at == std::u32string_view::npos ? std::nullopt : std::optional<int>(static_cast<int>(at));
}

/// A number of a day; behind a digit a bracket is one more (11月 read 1]月).
std::optional<int> ascii_number(std::u32string_view signs, std::size_t& at, std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (end < signs.size() && end - at < most) {
    const bool stroke = end > at && (signs[end] == U']' || signs[end] == U'|');
    const auto d = stroke ? std::optional<int>(1) : digit(signs[end]);
    if (!d) break;
    value = value * 10 + *d;
    ++end;
  }
  if (end == at) return std::nullopt;
  at = end;
  return value;
}

std::optional<int> kanji_value(std::u32string_view signs, std::size_t& at) {
  std::size_t end = at;
  int value = 0, ones = 0;
  bool ten = false;
  for (; end < signs.size() && end - at < 3; ++end) {
    if (signs[end] == U'十') {
      if (ten) break;
      value = (ones == 0 ? 1 : ones) * 10;
      ones = 0;
      ten = true;
    } else if (const auto d = kanji_digit(signs[end])) {
      ones = ten ? *d : ones * 10 + *d;
    } else {
      break;
    }
  }
  if (end == at) return std::nullopt;
  at = end;
  return value + ones;
}

/// A word between the parts of a date: its sign, or look-alikes, or punctuation.
bool take(std::u32string_view signs, std::size_t& at, std::u32string_view any) {
  if (at < signs.size() && any.find(signs[at]) != std::u32string_view::npos) {
    ++at;
    return true;
  }
  return false;
}

std::optional<Era> era_at(std::u32string_view signs, std::size_t& at) {
  static constexpr std::array<Era, 5> kEras{Era::Meiji, Era::Taisho, Era::Showa, Era::Heisei, Era::Reiwa};
  for (std::size_t i = 0; i < kEras.size(); ++i)
    if (signs.substr(at, 2) == kEraNames[i]) {
      at += 2;
      return kEras[i];
    }
  if (at >= signs.size()) return std::nullopt;
  // 昭利49年: the first sign alone tells which era it is; 今和8年: a look-alike with the second sign does.
  static constexpr std::array<std::u32string_view, 5> kTwins{U"", U"", U"招沼詔", U"半", U"今合命冷"};
  for (std::size_t i = 0; i < kEras.size(); ++i) {
    const std::u32string_view name = kEraNames[i];
    if (at + 2 >= signs.size() || !is_kanji(signs[at + 1]) || !(digit(signs[at + 2]) || signs[at + 2] == U'元')) break;
    const bool twin = kTwins[i].find(signs[at]) != std::u32string_view::npos && signs[at + 1] == name[1];
    if (signs[at] != name[0] && !twin) continue;
    at += 2;
    return kEras[i];
  }
  const std::optional<Era> letter = era_from(to_utf8(signs[at]));
  if (letter && at + 1 < signs.size() && (digit(signs[at + 1]) || signs[at + 1] == U'元' || signs[at + 1] == U'.')) {
    ++at;
    take(signs, at, U".");
    return letter;
  }
  return std::nullopt;
}

constexpr std::u32string_view kYear = U"年午手.・/-", kMonth = U"月.・/-", kDay = U"日目曰昌晶";

std::optional<FoundDate> date_at(std::u32string_view signs, std::size_t start) {
  std::size_t at = start;
  const auto era = era_at(signs, at);
  std::optional<int> year;
  if (era) {
    year = read_number(signs, at);
  } else {
    // A western year: four digits and no digit before them.
    if (start > 0 && digit(signs[start - 1])) return std::nullopt;
    const std::size_t from = at;
    year = ascii_number(signs, at, 4);
    if (at - from != 4 || *year < 1868 || *year > 2200) return std::nullopt;
  }
  if (!year || !take(signs, at, kYear)) return std::nullopt;
  const auto month = read_number(signs, at);
  if (!month || !take(signs, at, kMonth)) return std::nullopt;
  const bool in_words = signs[at - 1] == U'月';
  const auto day = read_number(signs, at);
  if (!day) return std::nullopt;
  FoundDate out;
  out.cut = !take(signs, at, kDay) && in_words;
  out.from = start;
  out.to = at;
  const auto m = static_cast<unsigned>(*month), d = static_cast<unsigned>(*day);
  if (era) {
    const WarekiResult result = to_gregorian({*era, *year, m, d});
    out.date = result.date;
    out.fault = result.fault;
  } else {
    out.date = Date{std::chrono::year{*year}, std::chrono::month{m}, std::chrono::day{d}};
    if (!out.date.ok()) out.fault = WarekiFault::NotADay;
  }
  return out;
}

}  // namespace

std::string FoundDate::iso() const { return date.ok() ? to_iso(date) : std::string(); }

std::optional<int> read_number(std::u32string_view signs, std::size_t& at) {
  if (at < signs.size() && signs[at] == U'元') {
    ++at;
    return 1;
  }
  std::size_t end = at;
  if (const auto ascii = ascii_number(signs, end, 2)) {
    at = end;
    return ascii;
  }
  return kanji_value(signs, at);
}

std::vector<FoundDate> find_dates(std::u32string_view signs) {
  std::vector<FoundDate> out;
  for (std::size_t i = 0; i < signs.size();) {
    const auto found = date_at(signs, i);
    if (found) out.push_back(*found);
    i = found ? found->to : i + 1;
  }
  return out;
}

std::vector<FoundDate> find_dates_apart(std::string_view utf8) {
  const std::u32string text = to_utf32(with_single_spaces(nfkc(utf8)));
  std::vector<std::u32string> words(1);
  for (const char32_t c : text) {
    if (c == U'\u3000') words.emplace_back();
    // What is left of a rule is read as a stroke.
    if (std::u32string_view(U"\u3000!|'\"`").find(c) == std::u32string_view::npos) words.back() += c;
  }
  std::erase_if(words, [](const std::u32string& word) { return word.empty(); });
  // Two whole days: set close, the year of the second would go on with the day of the first.
  std::vector<FoundDate> found;
  for (const std::u32string& word : words)
    for (const FoundDate& date : find_dates(word)) found.push_back(date);
  if (found.size() < 2) found = find_dates(folded(utf8));
  if (!found.empty()) return found;
  if (words.size() == 4) words[0] += words[1], words.erase(words.begin() + 1);
  const auto number = [](const std::u32string& word) {
    return !word.empty() && word.size() <= 2 && std::all_of(word.begin(), word.end(), is_digit);
  };
  if (words.size() != 3 || !number(words[1]) || !number(words[2])) return {};
  return find_dates(words[0] + U"年" + words[1] + U"月" + words[2] + U"日");
}

int count_eras(std::u32string_view signs) {
  int out = 0;
  for (const std::u32string_view era : kEraNames) out += signs.find(era) != std::u32string_view::npos ? 1 : 0;
  return out;
}

std::optional<long long> read_amount(std::u32string_view signs) {
  std::size_t at = 0;
  bool negative = false;
  while (at < signs.size() && std::u32string_view(U"¥￥△▲-−\\").find(signs[at]) != std::u32string_view::npos) {
    if (signs[at] != U'¥' && signs[at] != U'￥' && signs[at] != U'\\') negative = true;
    ++at;
  }
  long long value = 0;
  int digits = 0, since_mark = -1;
  for (; at < signs.size(); ++at) {
    if (const auto d = digit(signs[at])) {
      if (++digits > 13) return std::nullopt;
      value = value * 10 + *d;
      if (since_mark >= 0) ++since_mark;
    } else if (std::u32string_view(U",.、。'`").find(signs[at]) != std::u32string_view::npos) {
      if (since_mark == 0) continue;  // one comma seen as two marks
      if (digits == 0 || digits > 3 + (since_mark < 0 ? 0 : digits) || (since_mark >= 0 && since_mark != 3))
        return std::nullopt;
      since_mark = 0;
    } else {
      break;
    }
  }
  if (digits == 0 || (since_mark >= 0 && since_mark != 3)) return std::nullopt;
  if (at < signs.size() && (signs[at] == U'円' || signs[at] == U'人' || signs[at] == U'名')) ++at;
  if (at != signs.size()) return std::nullopt;
  return negative ? -value : value;
}

bool is_mask_sign(char32_t c) { return std::u32string_view(U"*＊※✱×✕●○◯◎■□◆◇#").find(c) != std::u32string_view::npos; }

bool is_masked(std::u32string_view signs) {
  std::size_t stars = 0;
  for (const char32_t c : signs) {
    if (is_mask_sign(c) || c == U'x' || c == U'X')
      ++stars;
    else if (digit(c) || is_kanji(c))
      return false;
  }
  return stars >= 2;
}

bool is_left_out(std::u32string_view signs) {
  std::u32string words;
  for (const char32_t c : signs)
    if (std::u32string_view(U"()〔〕[]【】「」<>").find(c) == std::u32string_view::npos) words += c;
  for (const auto form : {U"省略", U"記載省略", U"証明省略"})
    if (words == form) return true;
  return false;
}

/// A full-width slash is often read as a katakana stroke.
constexpr std::u32string_view kSlash = U"/ノプブソフ";

std::optional<PageMark> read_page_mark(std::u32string_view printed) {
  std::u32string signs(printed);
  // 1／】: a 1 beside the slash.
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const bool beside = (i > 0 && kSlash.find(signs[i - 1]) != kSlash.npos) ||
                        (i + 1 < signs.size() && kSlash.find(signs[i + 1]) != kSlash.npos);
    if (beside && std::u32string_view(U"]】lI|").find(signs[i]) != std::u32string_view::npos) signs[i] = U'1';
  }
  const auto valid = [](int page, int count) { return page >= 1 && count >= page && count <= 50; };
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (i > 0 && digit(signs[i - 1])) continue;
    std::size_t at = i;
    const auto first = ascii_number(signs, at, 2);
    if (!first) continue;
    std::size_t next = at;
    if (take(signs, next, kSlash)) {
      const auto second = ascii_number(signs, next, 2);
      const bool date_like = second && next < signs.size() && (signs[next] == U'/' || digit(signs[next]));
      if (second && !date_like && valid(*first, *second)) return PageMark{*first, *second};
    }
    next = at;
    // 1-1 alone in its piece of print; inside other text it would be a house number.
    if (i == 0 && take(signs, next, U"-")) {
      const auto second = ascii_number(signs, next, 2);
      if (second && next == signs.size() && valid(*first, *second)) return PageMark{*first, *second};
    }
    next = at;
    if (take(signs, next, U"枚頁") && next < signs.size() && signs[next] == U'中') {
      ++next;
      take(signs, next, U"第の");
      const auto second = ascii_number(signs, next, 2);
      if (second && valid(*second, *first)) return PageMark{*second, *first};
    }
  }
  return std::nullopt;
}

std::optional<FiscalYear> read_fiscal_year(std::u32string_view signs) {
  for (std::size_t i = 0; i < signs.size(); ++i) {
    std::size_t at = i;
    auto era = era_at(signs, at);
    // 令 is misread more than anything else here, and no other era that ends in 和 is still taxed.
    if (!era && i + 1 < signs.size() && is_kanji(signs[i]) && signs[i] != U'昭' && signs[i + 1] == U'和') {
      era = Era::Reiwa;
      at = i + 2;
    }
    std::optional<int> year;
    if (era) {
      year = read_number(signs, at);
      if (year) year = *year + info(*era).offset;
    } else {
      if (i > 0 && digit(signs[i - 1])) continue;
      year = ascii_number(signs, at, 4);
      if (!year || at - i != 4) continue;
    }
    if (!year || *year < 1990 || *year > 2100) continue;
    take(signs, at, U"(");
    if (at + 1 < signs.size() && (signs[at] == U'年' || signs[at] == U'午') &&
        (signs[at + 1] == U'度' || signs[at + 1] == U'庶'))
      return FiscalYear{*year, i, at + 2};
  }
  return std::nullopt;
}

std::size_t school_end(std::u32string_view signs) {
  static constexpr std::array<std::u32string_view, 9> kSchools = {U"大学院",   U"大学", U"高等学校", U"高校", U"中学校",
                                                                  U"専門学校", U"学院", U"学園",     U"学校"};
  std::size_t end = 0;
  for (const auto word : kSchools)
    for (std::size_t at = signs.find(word); at != std::u32string_view::npos; at = signs.find(word, at + 1)) {
      const std::size_t after = at + word.size();
      // 学校長 is a title, but 青葉大学長 is the head of 青葉大学; 学校法人 begins a name.
      if ((at == 0 && word == U"学校") || signs.substr(at, 4) == U"学校法人") continue;
      end = std::max(end, after);
    }
  return end;
}

std::u32string folded(std::string_view utf8) { return to_utf32(without_spaces(nfkc(utf8))); }

}  // namespace uketsuke::ocr
