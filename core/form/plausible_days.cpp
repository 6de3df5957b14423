#include "core/form/plausible_days.h"

#include <algorithm>

#include "core/toml/strict_table.h"

namespace uketsuke {
namespace {

constexpr int kDaysOfYear = 365;

}  // namespace

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
    entry.usual_share = row.number_or("usual_share", 0);
    if (entry.usual_share < 0 || entry.usual_share > 0.95) row.fail("must lie between 0 and 0.95", "usual_share");
    if (entry.usual_share > 0) {
      entry.usual_days_before = row.whole("usual_days_before");
      entry.usual_days_after = row.whole("usual_days_after");
      if (entry.usual_days_before < 0 || entry.usual_days_before >= kDaysOfYear * entry.years_before)
        row.fail("must lie inside the range", "usual_days_before");
      if (entry.usual_days_after < 0 || entry.usual_days_after > entry.days_after)
        row.fail("must lie inside the range", "usual_days_after");
    }
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
    DayRange& range = out[entry.concept_id];
    range.first = first;
    range.last = plus_days(reading_day, entry.days_after);
    if (entry.usual_share <= 0) continue;
    range.usual_first = plus_days(reading_day, -entry.usual_days_before);
    range.usual_last = plus_days(reading_day, entry.usual_days_after);
    const double usual = entry.usual_days_before + entry.usual_days_after + 1;
    const double others = kDaysOfYear * entry.years_before + entry.days_after + 1 - usual;
    range.usual_times = entry.usual_share / usual / ((1 - entry.usual_share) / others);
  }
  return out;
}

}  // namespace uketsuke
