#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/clock.h"

namespace uketsuke {

/// First and last day that is likely to stand in a date field, both included, and among them those of the usual case: papers
/// come within weeks of what they tell.
struct DayRange {
  Date first{};
  Date last{};
  Date usual_first{};
  Date usual_last{};
  double usual_times = 1;  ///< how many times as often as another of the range such a day is written; 1 where none is usual
};

/// Ranges by concept id ("person.birth_date"). A concept without one may hold any day.
using DayRanges = std::map<std::string, DayRange, std::less<>>;

/// The plausible range (もっともらしい範囲) of dates on forms, as data: templates/tables/plausible_days.toml. Not what a rule
/// allows: a date outside may be right, and a person is asked.
class PlausibleDays {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  static PlausibleDays load(const std::filesystem::path& plausible_days_toml);

  /// The ranges of forms that are read on this day.
  DayRanges on(Date reading_day) const;

 private:
  struct Entry {
    std::string concept_id;
    int years_before = 0;
    int days_after = 0;
    int usual_days_before = 0;
    int usual_days_after = 0;
    double usual_share = 0;  ///< of all dates; 0: no day is more usual than another
  };
  std::vector<Entry> entries_;
};

}  // namespace uketsuke
