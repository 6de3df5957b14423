#include "validate/days/deadline.h"

#include "core/errors/require.h"
#include "validate/rules/days.h"

namespace uketsuke::validate {

std::string_view to_string(DeadlineState state) {
  switch (state) {
    case DeadlineState::Met: return "met";
    case DeadlineState::Running: return "running";
    case DeadlineState::DueSoon: return "due_soon";
    case DeadlineState::Late: return "late";
  }
  bug("deadline state", __FILE__, __LINE__);
}

Deadline deadline(Date last_day, std::optional<Date> done_on, Date today, int due_soon_days) {
  Deadline out{last_day, DeadlineState::Running, days_between(today, last_day)};
  if (done_on)
    out.state = *done_on <= last_day ? DeadlineState::Met : DeadlineState::Late;
  else if (out.days_left < 0)
    out.state = DeadlineState::Late;
  else if (out.days_left <= due_soon_days)
    out.state = DeadlineState::DueSoon;
  return out;
}

Deadline notice_deadline(Date event, int within_days, std::optional<Date> received_on, Date today,
                         const std::set<Date>& holidays, int due_soon_days) {
  return deadline(last_day_to_notify(event, within_days, holidays), received_on, today, due_soon_days);
}

}  // namespace uketsuke::validate
