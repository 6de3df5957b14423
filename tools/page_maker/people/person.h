#pragma once

#include <string>

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

/// A 個人番号 with a right check digit.
std::string invent_my_number(Random& random);

/// A person of a family, `age` years old on the day, without relation, work or income.
Person invent_person(const GlyphSet& set, const Surname& family, bool male, int age, Date today, Random& random);

/// 番地 in full-width digits, at times with a building.
std::string invent_house_number(Random& random);

/// An address from the prefecture to house number (and building).
std::string invent_address_line(const Address& address, Random& random);

/// So many random digits.
std::string invent_digits(Random& random, int count);

}  // namespace uketsuke::page_maker
