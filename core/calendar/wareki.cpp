#include "core/calendar/wareki.h"

#include <array>
#include <cctype>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "core/text/text.h"

namespace uketsuke {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Date ymd(int y, unsigned m, unsigned d) { return Date{year{y}, month{m}, day{d}}; }

constexpr std::array<EraInfo, 5> kEras{{
    {Era::Meiji, "明治", "M", "明", ymd(1873, 1, 1), ymd(1912, 7, 29), 1867},
    {Era::Taisho, "大正", "T", "大", ymd(1912, 7, 30), ymd(1926, 12, 24), 1911},
    {Era::Showa, "昭和", "S", "昭", ymd(1926, 12, 25), ymd(1989, 1, 7), 1925},
    {Era::Heisei, "平成", "H", "平", ymd(1989, 1, 8), ymd(2019, 4, 30), 1988},
    {Era::Reiwa, "令和", "R", "令", ymd(2019, 5, 1), ymd(9999, 12, 31), 2018},
}};

// Walks over a date's text: folded to ASCII digits, without spaces.
class Cursor {
 public:
  explicit Cursor(std::string text) : text_(std::move(text)) {}

  bool take(std::string_view word) {
    if (text_.compare(pos_, word.size(), word) != 0) return false;
    pos_ += word.size();
    return true;
  }
  // Up to `most` digits as a number; nullopt when none stands here.
  std::optional<int> number(std::size_t most) {
    std::size_t end = pos_;
    int value = 0;
    while (end < text_.size() && end - pos_ < most && std::isdigit(static_cast<unsigned char>(text_[end]))) {
      value = value * 10 + (text_[end] - '0');
      ++end;
    }
    if (end == pos_) return std::nullopt;
    pos_ = end;
    return value;
  }
  bool separator(std::string_view kanji) {
    return take(kanji) || take(".") || take("-") || take("/") || take("・") || take("、") || take("．");
  }
  bool done() const { return pos_ == text_.size(); }

 private:
  std::string text_;
  std::size_t pos_ = 0;
};

std::optional<Era> take_era(Cursor& cursor) {
  for (const EraInfo& e : kEras) {
    if (cursor.take(e.kanji) || cursor.take(e.circled) || cursor.take(e.letter)) return e.era;
    const std::string lower(1, static_cast<char>(std::tolower(static_cast<unsigned char>(e.letter[0]))));
    if (cursor.take(lower)) return e.era;
  }
  return std::nullopt;
}

std::optional<WarekiResult> parse_western(Cursor cursor) {
  Cursor compact = cursor;
  const auto packed = compact.number(8);
  if (packed && compact.done() && *packed >= 10'000'000) {
    const Date date =
        ymd(*packed / 10000, static_cast<unsigned>(*packed / 100 % 100), static_cast<unsigned>(*packed % 100));
    return WarekiResult{date, date.ok() ? WarekiFault::None : WarekiFault::NotADay};
  }
  cursor.take("西暦");
  const auto y = cursor.number(4);
  if (!y || *y < 1000 || !cursor.separator("年")) return std::nullopt;
  const auto m = cursor.number(2);
  if (!m || !cursor.separator("月")) return std::nullopt;
  const auto d = cursor.number(2);
  cursor.take("日");
  if (!d || !cursor.done()) return std::nullopt;
  const Date date = ymd(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
  return WarekiResult{date, date.ok() ? WarekiFault::None : WarekiFault::NotADay};
}

}  // namespace

std::span<const EraInfo> eras() { return kEras; }

const EraInfo& info(Era era) {
  for (const EraInfo& e : kEras)
    if (e.era == era) return e;
  bug("unknown era", __FILE__, __LINE__);
}

std::optional<Era> era_from(std::string_view text) {
  for (const EraInfo& e : kEras)
    if (text == e.kanji || text == e.circled || text == e.letter ||
        (text.size() == 1 && std::toupper(static_cast<unsigned char>(text[0])) == e.letter[0]))
      return e.era;
  return std::nullopt;
}

WarekiResult to_gregorian(const WarekiDate& w) {
  const EraInfo& era = info(w.era);
  const Date date = ymd(w.year + era.offset, w.month, w.day);
  if (w.year < 1) return {date, WarekiFault::YearZero};
  if (!date.ok()) return {date, WarekiFault::NotADay};
  if (date < era.first) return {date, WarekiFault::BeforeEra};
  if (date > era.last) return {date, WarekiFault::AfterEra};
  return {date, WarekiFault::None};
}

WarekiDate to_wareki(Date date) {
  for (auto it = kEras.rbegin(); it != kEras.rend(); ++it)
    if (date.ok() && date >= it->first)
      return {it->era, static_cast<int>(date.year()) - it->offset, static_cast<unsigned>(date.month()),
              static_cast<unsigned>(date.day())};
  throw Failure("E-INPUT-VALUE", "a day before 1873-01-01 has no era date");
}

std::string format_wareki(Date date) {
  const WarekiDate w = to_wareki(date);
  const std::string number = w.year == 1 ? "元" : std::to_string(w.year);
  return fmt::format("{}{}年{}月{}日", info(w.era).kanji, number, w.month, w.day);
}

std::optional<WarekiResult> parse_japanese_date(std::string_view text) {
  Cursor cursor(without_spaces(nfkc(text)));
  Cursor attempt = cursor;
  const auto era = take_era(attempt);
  if (!era) return parse_western(cursor);
  WarekiDate w{*era, 0, 0, 0};
  if (attempt.take("元")) {
    w.year = 1;
  } else if (const auto y = attempt.number(2)) {
    w.year = *y;
  } else {
    return std::nullopt;
  }
  if (!attempt.separator("年")) return std::nullopt;
  const auto m = attempt.number(2);
  if (!m || !attempt.separator("月")) return std::nullopt;
  const auto d = attempt.number(2);
  attempt.take("日");
  if (!d || !attempt.done()) return std::nullopt;
  w.month = static_cast<unsigned>(*m);
  w.day = static_cast<unsigned>(*d);
  return to_gregorian(w);
}

}  // namespace uketsuke
