#pragma once

#include <string>
#include <vector>

#include "core/clock.h"
#include "tools/page_maker/glyphs/glyph_set.h"
#include "tools/page_maker/random.h"

namespace uketsuke::page_maker {

/// An invented person. Names, readings and sex fit together; the 個人番号 has a right check digit.
struct Person {
  std::string family;
  std::string given;
  std::string family_kana;  ///< full-width katakana
  std::string given_kana;
  Date birth_date{};
  bool male = true;
  std::string my_number;  ///< 12 digits
  std::string relation;  ///< 続柄 to the member: 妻, 夫, 長男, 長女, 次男, 次女, 父, 母; empty for the member
  std::string occupation;
  int income_10k_yen = 0;  ///< 年収, 万円
  bool student = false;
  bool apart = false;  ///< lives elsewhere (別居)

  std::string name() const { return family + "　" + given; }
  std::string kana() const { return family_kana + "　" + given_kana; }
};

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
  std::string bank;
  std::string bank_code;
  std::string branch_code;
  std::string account_number;  ///< 7 digits
};

/// `today` is the day the form is submitted; the same stream gives the same household.
Household invent_household(const GlyphSet& set, Date today, Random random);

/// A 個人番号 with a right check digit.
std::string invent_my_number(Random& random);

}  // namespace uketsuke::page_maker
