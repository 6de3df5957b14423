// Whom an age or the leaving of a 組合員 concerns, and the question of the 区分 that a case's papers give.

#include <gtest/gtest.h>

#include "core/assets.h"
#include "tests/validate/form_builder.h"
#include "validate/limits/limit_household.h"
#include "validate/register/concerned.h"

namespace uketsuke::validate {
namespace {

using test::FormCase;
using test::watanabe;

Date day(const char* iso) { return date_from_iso(iso); }

std::string words(const std::vector<Concerned>& all) {
  std::string out;
  for (const Concerned& one : all) {
    const char* why = one.why == Concern::From70            ? "from 70"
                      : one.why == Concern::Reaches75       ? "75"
                      : one.why == Concern::MemberReaches75 ? "member 75"
                                                            : "follows";
    out += (out.empty() ? "" : ", ") + std::to_string(one.branch) + " " + why + " " + to_iso(one.from);
  }
  return out;
}

TEST(Concerned, SeventyTakesEffectOnTheFirstOfTheMonthAfterReachingIt) {
  RegisterHousehold household = watanabe();
  household.persons[1].birth_date = day("1956-12-01");
  household.persons[2].birth_date = day("1956-12-02");
  EXPECT_EQ(words(concerned_by_age(household, day("2026-12-01"), day("2026-12-31"))), "2 from 70 2026-12-01");
  EXPECT_EQ(words(concerned_by_age(household, day("2027-01-01"), day("2027-01-01"))), "3 from 70 2027-01-01");
  EXPECT_EQ(words(concerned_by_age(household, day("2026-11-01"), day("2026-11-30"))), "");
}

TEST(Concerned, SeventyFiveIsTheBirthday) {
  RegisterHousehold household = watanabe();
  household.persons[1].birth_date = day("1951-12-10");
  EXPECT_EQ(words(concerned_by_age(household, day("2026-12-10"), day("2026-12-10"))), "2 75 2026-12-10");
  EXPECT_EQ(words(concerned_by_age(household, day("2026-12-09"), day("2026-12-09"))), "");
  household.persons[1].lost_on = day("2026-12-10");  // recorded already
  EXPECT_EQ(words(concerned_by_age(household, day("2026-12-10"), day("2026-12-10"))), "");
}

TEST(Concerned, TheFamilyOfAMemberWhoReachesSeventyFiveIsNamedToo) {
  RegisterHousehold household = watanabe();
  household.persons[0].birth_date = day("1951-12-10");
  EXPECT_EQ(words(concerned_by_age(household, day("2026-12-01"), day("2026-12-31"))),
            "1 75 2026-12-10, 2 member 75 2026-12-10, 3 member 75 2026-12-10");
}

TEST(Concerned, TheInsuredFamilyFollowsTheMember) {
  RegisterHousehold household = watanabe();
  EXPECT_EQ(words(concerned_by_loss_of_member(household, day("2026-11-02"))),
            "2 follows 2026-11-02, 3 follows 2026-11-02");
  household.persons[1].lost_on = day("2026-11-02");
  household.persons[2].acquired_on = day("2026-11-03");
  EXPECT_EQ(words(concerned_by_loss_of_member(household, day("2026-11-02"))), "");
}

FormCase application() {
  FormCase c("gendogaku_nintei");
  c.facts.household = watanabe();
  c.set("person.name", "渡邉　太郎").set("limit.kind", "limit");
  c.set("person.name", "渡邉　花子", 1).set("person.birth_date", "1987-12-31", 1);
  const auto certificate = [&](const char* name, const char* birth, const char* income, const char* levy) {
    c.paper("kazei_shomeisho").set("person.name", name).set("person.birth_date", birth);
    c.set("tax.fiscal_year", "8").set("tax.total_income", income).set("tax.gross_income", income);
    c.set("tax.city_income_levy", levy).set("tax.city_per_capita_levy", levy == std::string("0") ? "0" : "3000");
  };
  certificate("渡邉 太郎", "1985-04-02", "3300000", "41900");
  certificate("渡邉 花子", "1987-12-31", "0", "0");
  certificate("渡邉 一郎", "2006-05-01", "0", "0");
  return c;
}

TEST(LimitQuestionOfACase, TakesTheAmountsOfTheCertificates) {
  const LimitTables tables = LimitTables::load(Assets::locate().templates / "tables/limit_categories.toml");
  const auto question = limit_question(application().facts, day("2026-11-01"));
  ASSERT_TRUE(question);
  EXPECT_EQ(question->subject, 1U);
  ASSERT_EQ(question->household.size(), 3U);
  EXPECT_EQ(question->household[0].fiscal_year, 2026);
  EXPECT_EQ(question->household[0].taxed, true);
  EXPECT_EQ(question->household[1].taxed, false);
  // 3,300,000 − 430,000 lies between 2,100,000 and 6,000,000.
  EXPECT_EQ(decide_limit(tables, *question).category, LimitCategory::U);
}

// 更新: everybody in the rows has a question of their own.
TEST(LimitQuestionOfACase, AsksForThePersonOfARow) {
  FormCase c = application();
  const std::vector<DocumentFacts> papers(c.facts.documents.begin() + 1, c.facts.documents.end());
  c.facts.documents.resize(1);
  c.set("person.name", "渡邉　太郎", 2).set("person.birth_date", "1985-04-02", 2);
  c.facts.documents.insert(c.facts.documents.end(), papers.begin(), papers.end());
  EXPECT_EQ(limit_question(c.facts, day("2026-11-01"), 1)->subject, 1U);
  EXPECT_EQ(limit_question(c.facts, day("2026-11-01"), 2)->subject, 0U);
  EXPECT_FALSE(limit_question(c.facts, day("2026-11-01"), 3)) << "nobody in that row";
}

TEST(LimitQuestionOfACase, AnOlderCertificateDoesNotReplaceTheOneThatCounts) {
  FormCase c = application();
  c.paper("kazei_shomeisho").set("person.name", "渡邉 太郎").set("person.birth_date", "1985-04-02");
  c.set("tax.fiscal_year", "7").set("tax.gross_income", "1000000");
  const auto last = limit_question(c.facts, day("2026-11-01"));
  EXPECT_EQ(last->household[0].gross_income, 3300000);
  std::swap(c.facts.documents[1], c.facts.documents[4]);
  const auto first = limit_question(c.facts, day("2026-11-01"));
  EXPECT_EQ(first->household[0].gross_income, 3300000);
}

TEST(LimitQuestionOfACase, StopsAtThePersonWithoutACertificate) {
  const LimitTables tables = LimitTables::load(Assets::locate().templates / "tables/limit_categories.toml");
  FormCase c = application();
  c.facts.documents.pop_back();
  const LimitDecision decision = decide_limit(tables, *limit_question(c.facts, day("2026-11-01")));
  EXPECT_FALSE(decision.category);
  ASSERT_EQ(decision.missing.size(), 1U);
  EXPECT_EQ(decision.missing[0].who, "渡邉　一郎");
}

TEST(LimitQuestionOfACase, NeedsTheHouseholdAndThePerson) {
  FormCase c = application();
  c.facts.household->persons.erase(c.facts.household->persons.begin() + 1);
  EXPECT_FALSE(limit_question(c.facts, day("2026-11-01")));
  c.facts.household.reset();
  EXPECT_FALSE(limit_question(c.facts, day("2026-11-01")));
}

}  // namespace
}  // namespace uketsuke::validate
