// Which paper a 区分 brings, and its days.

#include <gtest/gtest.h>

#include "validate/days/ages.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::validate {
namespace {

Date day(const char* iso) { return date_from_iso(iso); }

std::string days_of(const char* applied, const char* acquired, const char* birth) {
  const auto validity = limit_validity(day(applied), day(acquired), day(birth));
  return validity ? to_iso(validity->from) + " " + to_iso(validity->until) : "none";
}

TEST(LimitValidity, FromTheFirstOfTheMonthToTheNext31July) {
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1980-01-01"), "2026-11-01 2027-07-31");
  EXPECT_EQ(days_of("2026-07-31", "2010-04-01", "1980-01-01"), "2026-07-01 2026-07-31");
  EXPECT_EQ(days_of("2026-08-01", "2010-04-01", "1980-01-01"), "2026-08-01 2027-07-31");
  EXPECT_EQ(days_of("2026-11-13", "2026-11-02", "1980-01-01"), "2026-11-02 2027-07-31");
}

TEST(LimitValidity, EndsWithTheMonthOfTurning70) {
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1957-03-02"), "2026-11-01 2027-03-31");
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1957-03-01"), "2026-11-01 2027-02-28");
  // Already 70: the next cut is 75.
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1956-10-31"), "2026-11-01 2027-07-31");
}

TEST(LimitValidity, EndsBeforeThe75thBirthday) {
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1952-03-10"), "2026-11-01 2027-03-09");
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1952-02-29"), "2026-11-01 2027-02-28");
  EXPECT_EQ(days_of("2026-11-13", "2010-04-01", "1951-11-01"), "none");
}

// 更新: asked for in July, needed from 8月1日 on.
TEST(LimitValidity, ALaterMonthThatIsAskedForCounts) {
  const auto counts = [](const char* received, const char* needed) {
    return to_iso(limit_counts_from(day(received), day(needed)));
  };
  EXPECT_EQ(counts("2027-07-05", "2027-08-01"), "2027-08-01");
  EXPECT_EQ(counts("2026-12-28", "2027-01-01"), "2027-01-01");
  EXPECT_EQ(counts("2026-11-13", "2026-11-01"), "2026-11-13") << "the month of application, as always";
  EXPECT_EQ(counts("2026-11-13", "2026-11-30"), "2026-11-13");
  EXPECT_EQ(counts("2026-11-13", "2026-10-01"), "2026-11-13") << "never back";
  EXPECT_EQ(counts("2026-11-13", ""), "2026-11-13");
}

TEST(Ages, AreReachedOnTheDayBeforeTheBirthday) {
  EXPECT_EQ(to_iso(day_reached(day("1957-03-01"), 70)), "2027-02-28");
  EXPECT_EQ(to_iso(day_reached(day("1956-02-29"), 70)), "2026-02-28");
  EXPECT_EQ(to_iso(day_reached(day("1956-02-29"), 72)), "2028-02-28");
  EXPECT_EQ(to_iso(last_day_under_70(day("1956-12-01"))), "2026-11-30");
  EXPECT_EQ(to_iso(last_day_under_70(day("1956-12-02"))), "2026-12-31");
}

LimitPaperChoice choose(LimitCategory category, CardState card, bool long_stay = false) {
  LimitPaperFacts facts;
  facts.category = category;
  facts.card = card;
  facts.long_stay = long_stay;
  return choose_limit_paper(facts);
}

TEST(LimitPaper, TheCategoryNamesThePaper) {
  using enum LimitCategory;
  for (const LimitCategory category : {A, I, U, E, ActiveII, ActiveI})
    EXPECT_EQ(choose(category, CardState::NotRegistered).paper, LimitPaper::Certificate) << to_japanese(category);
  for (const LimitCategory category : {O, LowII, LowI})
    EXPECT_EQ(choose(category, CardState::NotRegistered).paper, LimitPaper::WithReduction) << to_japanese(category);
  for (const LimitCategory category : {General, ActiveIII})
    EXPECT_EQ(choose(category, CardState::NotRegistered).paper, LimitPaper::None) << to_japanese(category);
}

TEST(LimitPaper, TheRegisteredCardNeedsNoneButKeepsTheLongStay) {
  const LimitPaperChoice choice = choose(LimitCategory::O, CardState::Registered, true);
  EXPECT_EQ(choice.paper, LimitPaper::None);
  EXPECT_TRUE(choice.long_stay);
  EXPECT_FALSE(choose(LimitCategory::U, CardState::Registered, true).long_stay);
  EXPECT_TRUE(choose(LimitCategory::LowII, CardState::NotRegistered, true).long_stay);
  EXPECT_FALSE(choose(LimitCategory::LowI, CardState::NotRegistered, true).long_stay);
}

TEST(LimitPaper, ArrearsAndAnUnknownCardStopAtAPerson) {
  EXPECT_EQ(choose(LimitCategory::U, CardState::Unknown).paper, LimitPaper::AskPerson);
  LimitPaperFacts facts;
  facts.category = LimitCategory::General;
  facts.card = CardState::Registered;
  facts.in_arrears = true;
  EXPECT_EQ(choose_limit_paper(facts).paper, LimitPaper::AskPerson);
}

TEST(LimitPaper, TheAssociationMayPrintTheCategoryOnTheCertificate) {
  LimitPaperFacts facts;
  facts.category = LimitCategory::O;
  facts.card = CardState::NotRegistered;
  facts.print_on_certificate = true;
  EXPECT_EQ(choose_limit_paper(facts).paper, LimitPaper::OnInsuredCertificate);
}

}  // namespace
}  // namespace uketsuke::validate
