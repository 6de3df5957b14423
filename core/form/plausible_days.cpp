#include "core/form/plausible_days.h"

#include <algorithm>

#include "core/toml/strict_table.h"

namespace uketsuke {

PlausibleDays PlausibleDays::load(const std::filesystem::path& plausible_days_toml) {
  PlausibleDays out;
  StrictTable file = StrictTable::read(plausible_days_toml);
  for (StrictTable& row : file.tables("date")) {
    Entry entry;
    entry.concept_id = row.text("concept");
    entry.years_before = row.whole("years_before");
    entry.days_after = row.whole("days_after");
    if (entry.years_before < 0 || entry.years_before > 150) row.fail("must lie between 0 and 150", "years_before");
    if (entry.days_after < 0 || entry.days_after > 3660) row.fail("must lie between 0 and 3660", "days_after");
    const auto same = [&](const Entry& other) { return other.concept_id == entry.concept_id; };
    if (std::any_of(out.entries_.begin(), out.entries_.end(), same)) row.fail("the concept stands twice", "concept");
    row.flag_or("assumed", false);
    row.finish();
    out.entries_.push_back(std::move(entry));
  }
  file.finish();
  return out;
}

DayRanges PlausibleDays::on(Date reading_day) const {
  DayRanges out;
  for (const Entry& entry : entries_) {
    // From the first of the month: no care for 29 February.
    const Date first{reading_day.year() - std::chrono::years{entry.years_before}, reading_day.month(),
                     std::chrono::day{1}};
    out[entry.concept_id] = {first, plus_days(reading_day, entry.days_after)};
  }
  return out;
}

}  // namespace uketsuke
