#pragma once

#include <string>
#include <vector>

#include "tools/page_maker/people/changes.h"
#include "tools/page_maker/people/person.h"

namespace uketsuke::page_maker {

/// An invented household and everything its 資格取得届 and attachments tell. Documents that are made for one
/// household agree with each other.
struct Household {
  Person member;               ///< 組合員
  std::vector<Person> family;  ///< up to three
  Address home;
  std::string home_line;    ///< prefecture to house number (and building)
  std::string former_line;  ///< empty when they did not move
  std::string phone;        ///< 10 or 11 digits
  std::string workplace;
  std::string workplace_line;
  std::string trade;
  std::string duties;
  std::string employment;  ///< option value of the form: sole_proprietor, …
  Date acquired_on{};
  Date submitted_on{};
  std::string reason;  ///< option value of the form: left_employee_insurance, …
  std::string previous_insurer;
  std::string previous_insurer_number;  ///< 8 digits with a right check digit
  std::string previous_symbol;
  std::string previous_number;
  Date previous_lost_on{};
  BankOffice bank;
  std::string account_number;  ///< 7 digits
  Changes changes;             ///< what their other applications tell
};

/// `today` is the day the form is submitted; the same stream gives the same household.
Household invent_household(const GlyphSet& set, Date today, Random random);

}  // namespace uketsuke::page_maker
