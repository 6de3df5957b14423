#pragma once

#include <optional>
#include <set>
#include <string_view>

#include "core/clock.h"

namespace uketsuke::validate {

/// Where a deadline stands: kept, running, nearly due, or late (missed, or still open after its last day).
enum class DeadlineState { Met, Running, DueSoon, Late };
/// met, running, due_soon, late.
std::string_view to_string(DeadlineState state);

/// A deadline (期限).
struct Deadline {
  Date last_day{};
  DeadlineState state = DeadlineState::Running;
  int days_left = 0;  ///< from today to the last day; negative when it is over
};

/// A deadline with its last day, done on a day or still open today. `due_soon_days` before the last day and on it, an
/// open one is nearly due.
Deadline deadline(Date last_day, std::optional<Date> done_on, Date today, int due_soon_days);

/// 届出期限: the notice must arrive (到達日) within so many days of the event; a last day that is a holiday moves to
/// the next business day (民法140条, 142条).
Deadline notice_deadline(Date event, int within_days, std::optional<Date> received_on, Date today,
                         const std::set<Date>& holidays, int due_soon_days);

}  // namespace uketsuke::validate
