#include "tools/page_maker/people/person.h"

#include "core/numbers/check_digits.h"

namespace uketsuke::page_maker {
namespace {

std::string full_width(int number) {
  std::string out;
  for (const char c : std::to_string(number)) {
    static const std::vector<std::string> kDigits{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
    out += kDigits[static_cast<std::size_t>(c - '0')];
  }
  return out;
}

Date birthday(int years_ago, Date today, Random& random) {
  return plus_days(today, -years_ago * 365 - random.whole(0, 364));
}

}  // namespace

std::string invent_digits(Random& random, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out.push_back(static_cast<char>('0' + random.whole(0, 9)));
  return out;
}

std::string invent_my_number(Random& random) {
  const std::string body = invent_digits(random, 11);
  return body + std::to_string(*my_number_check_digit(body));
}

Person invent_person(const GlyphSet& set, const Surname& family, bool male, int age, Date today, Random& random) {
  const GivenName& given = random.pick(male ? set.given_male : set.given_female);
  Person person{family.kanji,
                given.kanji,
                family.kana,
                given.kana,
                birthday(age, today, random),
                male,
                invent_my_number(random),
                "",
                "",
                0,
                false,
                false};
  return person;
}

std::string invent_house_number(Random& random) {
  std::string out = full_width(random.whole(1, 9)) + "－" + full_width(random.whole(1, 28));
  if (random.chance(0.7)) out += "－" + full_width(random.whole(1, 30));
  if (random.chance(0.3)) {
    static const std::vector<std::string> kBuildings{"ハイツ青葉", "コーポ中央", "メゾン東", "サンライズ北",
                                                     "グリーンパーク"};
    out += "　" + random.pick(kBuildings) + full_width(random.whole(1, 9) * 100 + random.whole(1, 12));
  }
  return out;
}

std::string invent_address_line(const Address& address, Random& random) {
  return address.prefecture + address.city + address.town + invent_house_number(random);
}

}  // namespace uketsuke::page_maker
