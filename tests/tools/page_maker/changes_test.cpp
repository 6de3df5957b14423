#include "tools/page_maker/people/changes.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"
#include "tests/tools/page_maker/fixtures.h"
#include "tools/page_maker/ink/writer.h"
#include "tools/page_maker/people/household.h"

namespace uketsuke::page_maker {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;
constexpr Date kToday{2026y / 11 / 20};
constexpr std::uint64_t kSeeds = 300;

Household home_of(std::uint64_t seed) { return invent_household(test::bundled_glyphs(), kToday, Random(seed)); }

// 喪失日: the day after 社会保険 begins, the same day as a municipality's 国保; 後期高齢者医療 begins on the 75th
// birthday.
TEST(Leaving, DaysAndReasonsFitEachOther) {
  std::set<std::string> reasons;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Household home = home_of(seed);
    const Leaving& leaving = home.changes.leaving;
    ASSERT_GE(leaving.people.size(), 1U);
    ASSERT_LE(leaving.people.size(), 4U);
    for (const Leaver& leaver : leaving.people) {
      reasons.insert(leaver.reason);
      EXPECT_TRUE(is_my_number(leaver.person.my_number));
      EXPECT_FALSE(leaver.person.relation.empty());
      EXPECT_LT(leaver.lost_on, home.submitted_on);
      EXPECT_LE(leaver.person.birth_date, leaver.lost_on);
      EXPECT_EQ(leaver.reason == "other", !leaver.reason_other.empty());
      if (leaver.reason == "joined_employee_insurance") {
        EXPECT_EQ(days_between(leaving.acquired_on, leaver.lost_on), 1);
      }
      if (leaver.reason == "joined_other_kokuho") {
        EXPECT_EQ(leaving.acquired_on, leaver.lost_on);
        EXPECT_TRUE(leaving.proof_wanted);
      }
      if (leaver.reason == "reached_75") {
        EXPECT_EQ(static_cast<int>(leaver.lost_on.year()) - static_cast<int>(leaver.person.birth_date.year()), 75);
        EXPECT_EQ(leaver.lost_on.month(), leaver.person.birth_date.month());
      }
      if (leaver.reason == "left_household") {
        EXPECT_NE(leaver.person.relation, "本人");
      }
    }
  }
  EXPECT_THAT(reasons, SizeIs(10)) << "every option of the form is written by somebody";
}

TEST(Moving, WhoMovesFitsTheScope) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Household home = home_of(seed);
    const Moving& moving = home.changes.moving;
    EXPECT_LE(moving.changed_on, home.submitted_on);
    EXPECT_NE(moving.to.line, moving.from.line);
    // The household's own address is where the member lives: the new one, unless only another person moves.
    EXPECT_EQ((moving.whole_household ? moving.to : moving.from).line, home.home_line);
    if (moving.whole_household) {
      EXPECT_EQ(moving.people.front().relation, "本人");
      for (const Person& person : moving.people) EXPECT_FALSE(person.apart);
    } else {
      ASSERT_THAT(moving.people, SizeIs(1));
      EXPECT_NE(moving.people.front().relation, "本人");
    }
    for (const char32_t c : code_points(moving.to.kana)) EXPECT_TRUE(is_katakana(c));
  }
}

// 発効期日 is the first of the month of application, the certificate ends on the next 31 July (domain §3.4).
TEST(Treatment, LongStaysLastMoreThanNinetyDaysInTheYearBefore) {
  int long_stays = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Household home = home_of(seed);
    const Treatment& treatment = home.changes.treatment;
    EXPECT_EQ(treatment.needed_from, Date(2026y / 11 / 1));
    EXPECT_EQ(treatment.needed_until, Date(2027y / 7 / 31));
    if (!treatment.long_stay) {
      EXPECT_THAT(treatment.stays, IsEmpty());
      continue;
    }
    ++long_stays;
    EXPECT_NE(treatment.kind, "limit") << "long stays only lower the price of meals";
    ASSERT_LE(treatment.stays.size(), 4U);
    int days = 0;
    Date before = plus_days(home.submitted_on, -365);
    for (const Stay& stay : treatment.stays) {
      EXPECT_GT(stay.from, before);
      EXPECT_EQ(days_between(stay.from, stay.until) + 1, stay.days) << "both days count";
      days += stay.days;
      before = stay.until;
    }
    EXPECT_LT(before, home.submitted_on);
    EXPECT_GT(days, 90);
  }
  EXPECT_GT(long_stays, 50);
}

TEST(Changes, EveryWordCanBeWritten) {
  const GlyphSet& set = test::bundled_glyphs();
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Changes changes = home_of(seed).changes;
    std::string words = changes.leaving.insurer + changes.leaving.symbol_number + changes.leaving.mailing.line +
                        changes.moving.to.line + changes.moving.from.line + changes.moving.to.kana +
                        changes.moving.former_name + changes.treatment.patient.relation;
    for (const Leaver& leaver : changes.leaving.people) words += leaver.person.relation + leaver.reason_other;
    for (const Stay& stay : changes.treatment.stays) words += stay.hospital + stay.address;
    EXPECT_TRUE(can_write(set, words)) << words;
    EXPECT_LE(changes.symbol.size(), 4U);
    EXPECT_LE(changes.number.size(), 7U);
  }
}

}  // namespace
}  // namespace uketsuke::page_maker
