#include "ocr/documents/values/expiry.h"

#include <algorithm>

#include "core/text/text.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

bool is_open(char32_t c) { return c == U'(' || c == U'[' || c == U'{' || c == U'〔'; }
bool is_closed(char32_t c) { return c == U')' || c == U']' || c == U'}' || c == U'〕'; }

/// "2024年(令和06年)06月01日" as the year before the brackets and the one inside, each with month and day behind it.
struct TwoCalendars {
  std::u32string outer, inner;
};

std::optional<TwoCalendars> parted(std::u32string_view signs) {
  const auto open = std::find_if(signs.begin(), signs.end(), is_open);
  const auto closed = std::find_if(open, signs.end(), is_closed);
  if (closed == signs.end() || open == signs.begin() || *(open - 1) != U'年' || *(closed - 1) != U'年')
    return std::nullopt;
  const std::u32string rest(closed + 1, signs.end());
  return TwoCalendars{std::u32string(signs.begin(), open) + rest, std::u32string(open + 1, closed) + rest};
}

std::optional<ExpiryDay> one_day(std::u32string_view signs) {
  const auto dates = find_dates(signs);
  if (dates.empty() || dates.front().iso().empty()) return std::nullopt;
  ExpiryDay out{dates.front().iso(), {}};
  const bool other = std::any_of(dates.begin(), dates.end(), [&](const auto& d) { return d.date != dates.front().date; });
  // 平成33年 was printed before anybody knew 令和: it is a day, and the one that the new era's year names.
  if (dates.front().fault != WarekiFault::None && dates.front().fault != WarekiFault::AfterEra) out.doubt = "not_a_day";
  if (other) out.doubt = "several_dates";
  return out;
}

}  // namespace

std::optional<ExpiryDay> read_expiry(std::u32string_view signs) {
  const auto two = parted(signs);
  if (!two) return one_day(signs);
  const auto outer = one_day(two->outer), inner = one_day(two->inner);
  if (!outer || !inner) {
    auto known = outer ? outer : inner;
    if (known) known->doubt = "calendars_differ";
    return known;
  }
  ExpiryDay out = *outer;
  if (outer->iso != inner->iso) out.doubt = "calendars_differ";
  return out;
}

}  // namespace uketsuke::ocr
