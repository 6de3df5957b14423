#include "tools/page_maker/people/household.h"

#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"
#include "tests/tools/page_maker/fixtures.h"
#include "tools/page_maker/ink/writer.h"

namespace uketsuke::page_maker {
namespace {

constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};

std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t value = 0x811C9DC5U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return value;
}

TEST(Household, EverybodyIsPossible) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Household home = invent_household(test::bundled_glyphs(), kToday, Random(seed));
    std::vector<Person> everybody = home.family;
    everybody.push_back(home.member);
    ASSERT_LE(home.family.size(), 3U);
    for (const Person& person : everybody) {
      EXPECT_TRUE(is_my_number(person.my_number)) << seed;
      EXPECT_TRUE(person.birth_date.ok());
      EXPECT_LT(person.birth_date, kToday);
      EXPECT_EQ(person.family, home.member.family);
      for (const char32_t c : code_points(person.family_kana + person.given_kana)) EXPECT_TRUE(is_katakana(c));
      if (person.relation == "妻" || person.relation == "長女" || person.relation == "次女") {
        EXPECT_FALSE(person.male);
      }
      if (person.relation == "夫" || person.relation == "長男" || person.relation == "次男") {
        EXPECT_TRUE(person.male);
      }
      if (person.student) {
        EXPECT_GE(days_between(person.birth_date, kToday), 16 * 365);
      }
    }
    EXPECT_EQ(home.home.postal_code.size(), 7U);
    EXPECT_TRUE(home.home_line.starts_with(home.home.prefecture + home.home.city));
    EXPECT_LE(days_between(home.acquired_on, home.submitted_on), 13);
    if (!home.previous_insurer_number.empty()) {
      EXPECT_TRUE(is_insurer_number(home.previous_insurer_number));
    }
  }
}

TEST(Household, TheSameSeedInventsTheSamePeople) {
  const auto one = invent_household(test::bundled_glyphs(), kToday, Random(7));
  const auto two = invent_household(test::bundled_glyphs(), kToday, Random(7));
  const auto other = invent_household(test::bundled_glyphs(), kToday, Random(8));
  EXPECT_EQ(one.member.my_number, two.member.my_number);
  EXPECT_EQ(one.home_line, two.home_line);
  EXPECT_NE(one.member.my_number, other.member.my_number);
}

// The reader's name statistics use the odd half: no made page measures what it has learned.
TEST(GlyphSet, NamesAreOfTheMakersHalf) {
  const GlyphSet& set = test::bundled_glyphs();
  for (const Surname& name : set.surnames) EXPECT_EQ(fnv1a(name.kanji) % 2, 0U) << name.kanji;
  for (const auto* names : {&set.given_male, &set.given_female})
    for (const GivenName& name : *names) EXPECT_EQ(fnv1a(name.kanji) % 2, 0U) << name.kanji;
}

TEST(GlyphSet, EveryNameAndAddressCanBeWritten) {
  const GlyphSet& set = test::bundled_glyphs();
  for (const Surname& name : set.surnames) EXPECT_TRUE(can_write(set, name.kanji + name.kana)) << name.kanji;
  for (const auto* names : {&set.given_male, &set.given_female})
    for (const GivenName& name : *names) EXPECT_TRUE(can_write(set, name.kanji + name.kana)) << name.kanji;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Household home = invent_household(set, kToday, Random(seed));
    for (const std::string& text : {home.home_line, home.former_line, home.workplace, home.workplace_line, home.trade,
                                    home.duties, home.bank.written, home.previous_insurer, home.member.occupation})
      EXPECT_TRUE(can_write(set, text)) << text;
  }
}

}  // namespace
}  // namespace uketsuke::page_maker
