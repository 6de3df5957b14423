#include "validate/days/ages.h"

namespace uketsuke::validate {

Date day_reached(Date birth, int years) {
  const Date birthday{birth.year() + std::chrono::years{years}, birth.month(), birth.day()};
  return birthday.ok() ? plus_days(birthday, -1) : last_of_month(birthday);
}

Date last_of_month(Date day) { return Date{day.year() / day.month() / std::chrono::last}; }

Date last_day_under_70(Date birth) { return last_of_month(day_reached(birth, 70)); }

Date last_day_before_75(Date birth) { return day_reached(birth, 75); }

}  // namespace uketsuke::validate
