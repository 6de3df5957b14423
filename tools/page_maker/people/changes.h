#pragma once

#include <string>
#include <vector>

#include "tools/page_maker/people/person.h"

namespace uketsuke::page_maker {

struct Household;

/// An address as an application asks for it.
struct Place {
  std::string postal_code;  ///< 7 digits; empty where no address is told
  std::string line;         ///< prefecture to house number
  std::string kana;         ///< of city and town; may be empty
};

/// One 喪失者.
struct Leaver {
  Person person;  ///< relation 本人 for the member
  Date lost_on{};
  std::string reason;        ///< option value of the form: left_work, …
  std::string reason_other;  ///< words, with `other` only
  std::string returned;      ///< returned, lost or later
};

/// What a 資格喪失届 tells.
struct Leaving {
  std::vector<Leaver> people;  ///< one to four
  std::string insurer;         ///< the new insurance; empty where there is none
  std::string symbol_number;   ///< empty where nobody knows it yet
  Date acquired_on{};
  bool proof_wanted = false;
  Place mailing;
};

/// What a 住所変更届 tells.
struct Moving {
  Date changed_on{};
  bool whole_household = true;
  std::vector<Person> people;  ///< one to four; relation 本人 for the member
  Place to;
  Place from;
  Place mailing;
  std::string former_name;  ///< the member's, where it changed as well; else empty
  std::string returned;
};

/// One 入院期間; both days belong to it.
struct Stay {
  Date from{};
  Date until{};
  int days = 0;
  std::string hospital;
  std::string address;
};

/// What a 限度額適用・標準負担額減額認定申請書 tells.
struct Treatment {
  Person patient;  ///< relation 本人 for the member
  std::string kind;
  bool long_stay = false;
  Date needed_from{};
  Date needed_until{};
  std::vector<Stay> stays;  ///< up to four, the earliest first; empty without long_stay
  Place mailing;
};

/// What a household that is insured already reports later on, each as if it were the only thing that happened.
struct Changes {
  std::string symbol;  ///< 記号, 2 to 4 digits
  std::string number;  ///< 番号, 3 to 7 digits
  Leaving leaving;
  Moving moving;
  Treatment treatment;
};

/// Changes that fit the household and were reported on the day its application was submitted.
Changes invent_changes(const GlyphSet& set, const Household& home, const Random& random);

}  // namespace uketsuke::page_maker
