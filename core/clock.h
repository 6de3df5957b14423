#pragma once

#include <chrono>
#include <string>

namespace uketsuke {

/// A point in time, UTC, millisecond precision.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day; may hold an impossible day, ask ok().
using Date = std::chrono::year_month_day;

/// The one source of time, so that tests can set it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// The machine's clock.
const Clock& system_clock();

/// A clock that stands still until told otherwise (tests, reproducible documents).
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

/// The day it is in Japan (UTC+9, no summer time) at that instant: limits count in JST.
Date japan_date(Instant at);
/// The instant at which that day begins in Japan.
Instant begin_in_japan(Date day);
/// "2026-11-22T07:30:15.123Z".
std::string to_iso(Instant at);
/// "2026-11-22"; the date must be ok().
std::string to_iso(Date day);
/// Reads "2026-11-22"; a Date that is not ok() when the text is something else.
Date date_from_iso(std::string_view text);
/// Reads what to_iso(Instant) writes; throws Failure E-INPUT-VALUE for anything else.
Instant instant_from_iso(std::string_view text);
/// Days from a to b (b − a); both must be ok().
int days_between(Date a, Date b);
/// The day n days later (earlier if negative).
Date plus_days(Date day, int n);

}  // namespace uketsuke
