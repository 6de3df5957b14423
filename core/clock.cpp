#include "core/clock.h"

#include <charconv>

#include <fmt/format.h>

#include "core/errors/failure.h"

namespace uketsuke {
namespace {

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

// Japan Standard Time is nine hours ahead of UTC all year.
constexpr std::chrono::hours kJapanAhead{9};

// The decimal number in text[pos, pos+len), or -1 when a character is not a digit.
int number_at(std::string_view text, std::size_t pos, std::size_t len) {
  int value = 0;
  const char* first = text.data() + pos;
  const auto [end, error] = std::from_chars(first, first + len, value);
  return error == std::errc{} && end == first + len && value >= 0 ? value : -1;
}

}  // namespace

const Clock& system_clock() {
  static const SystemClock clock;
  return clock;
}

Date japan_date(Instant at) { return Date{std::chrono::floor<std::chrono::days>(at + kJapanAhead)}; }
Instant begin_in_japan(Date day) { return Instant{std::chrono::sys_days{day} - kJapanAhead}; }

std::string to_iso(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss time{at - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(Date{day}), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

std::string to_iso(Date day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

Date date_from_iso(std::string_view text) {
  const Date invalid{std::chrono::year{0}, std::chrono::month{0}, std::chrono::day{0}};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return invalid;
  const int y = number_at(text, 0, 4);
  const int m = number_at(text, 5, 2);
  const int d = number_at(text, 8, 2);
  if (y < 0 || m < 0 || d < 0) return invalid;
  return Date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
              std::chrono::day{static_cast<unsigned>(d)}};
}

Instant instant_from_iso(std::string_view text) {
  if (text.size() == 24 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == '.' &&
      text[23] == 'Z') {
    const Date day = date_from_iso(text.substr(0, 10));
    const int h = number_at(text, 11, 2);
    const int m = number_at(text, 14, 2);
    const int s = number_at(text, 17, 2);
    const int ms = number_at(text, 20, 3);
    if (day.ok() && h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 60 && ms >= 0)
      return std::chrono::sys_days{day} + std::chrono::hours(h) + std::chrono::minutes(m) + std::chrono::seconds(s) +
             std::chrono::milliseconds(ms);
  }
  throw Failure("E-INPUT-VALUE", "not a UTC time");
}

int days_between(Date a, Date b) {
  return static_cast<int>((std::chrono::sys_days{b} - std::chrono::sys_days{a}).count());
}

Date plus_days(Date day, int n) { return Date{std::chrono::sys_days{day} + std::chrono::days{n}}; }

}  // namespace uketsuke
