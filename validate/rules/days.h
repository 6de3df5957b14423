#pragma once

#include <set>

#include "core/clock.h"

namespace uketsuke::validate {

/// Neither Saturday, Sunday nor one of the holidays.
bool is_business_day(Date day, const std::set<Date>& holidays);

/// The day itself or the first business day after it.
Date next_business_day(Date day, const std::set<Date>& holidays);

/// The last day on which a notice of an event is in time (届出期限): the day of the event does not count
/// (民法140条), and a limit that falls on a holiday moves to the next business day (民法142条).
Date last_day_to_notify(Date event, int days, const std::set<Date>& holidays);

/// The same day of the month, months later; the month's last day where there is no such day (民法143条).
Date months_later(Date day, int months);

}  // namespace uketsuke::validate
