// 適用区分: 国民健康保険法施行令29条の3 (under 70), 27条の2 and 29条の3 (from 70 on), 地方税法314条の2 (基礎控除).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/assets.h"
#include "validate/limits/incomes.h"
#include "validate/limits/limit_decision.h"

namespace uketsuke::validate {
namespace {

using enum LimitCategory;
using ::testing::IsEmpty;

const LimitTables& tables() {
  static const LimitTables loaded = LimitTables::load(Assets::locate().templates / "tables/limit_categories.toml");
  return loaded;
}

Date day(const char* iso) { return date_from_iso(iso); }

// Somebody whose 総所得金額等 and 合計所得金額 are the same, of the 年度 that 2026-11 needs.
LimitPerson earning(Yen income, const char* birth = "1980-01-01") {
  LimitPerson out;
  out.name = "見本　太郎";
  out.birth_date = day(birth);
  out.fiscal_year = 2026;
  out.taxed = income > 450000;
  out.total_income = income;
  out.gross_income = income;
  return out;
}

LimitPerson unknown(const char* name) {
  LimitPerson out;
  out.name = name;
  out.birth_date = day("1985-05-05");
  return out;
}

LimitQuestion asking(std::vector<LimitPerson> household, const char* on = "2026-11-01") {
  LimitQuestion out;
  out.household = std::move(household);
  out.day = day(on);
  return out;
}

std::string decided(const LimitQuestion& question) {
  const LimitDecision decision = decide_limit(tables(), question);
  EXPECT_NE(decision.category.has_value(), !decision.missing.empty());
  return decision.category ? std::string(to_japanese(*decision.category)) : "?" + decision.missing.front().datum;
}

TEST(LimitYear, FollowsTheMonthOfTreatment) {
  EXPECT_EQ(needed_fiscal_year(month_from_iso("2026-07")), 2025);
  EXPECT_EQ(needed_fiscal_year(month_from_iso("2026-08")), 2026);
  EXPECT_EQ(needed_fiscal_year(month_from_iso("2027-01")), 2026);
}

TEST(BasicDeduction, TapersAboveTwentyFourMillion) {
  const BasicDeduction* now = tables().deduction(2026);
  ASSERT_NE(now, nullptr);
  EXPECT_EQ(now->at(24000000), 430000);
  EXPECT_EQ(now->at(24000001), 290000);
  EXPECT_EQ(now->at(24500000), 290000);
  EXPECT_EQ(now->at(24500001), 150000);
  EXPECT_EQ(now->at(25000000), 150000);
  EXPECT_EQ(now->at(25000001), 0);
  EXPECT_EQ(tables().deduction(2020)->at(90000000), 330000);
  EXPECT_EQ(tables().deduction(2027), nullptr);
}

TEST(Under70, BoundariesBelongToTheLowerCategory) {
  const std::pair<Yen, const char*> golden[] = {{2530000, "エ"}, {2530001, "ウ"}, {6430000, "ウ"},
                                                {6430001, "イ"}, {9440000, "イ"}, {9440001, "ア"}};
  for (const auto& [income, category] : golden) EXPECT_EQ(decided(asking({earning(income)})), category) << income;
}

TEST(Under70, TheDeductionIsTakenFromEachPerson) {
  EXPECT_EQ(decided(asking({earning(1500000), earning(1460000)})), "エ");  // 1,070,000 + 1,030,000 = 2,100,000
  EXPECT_EQ(decided(asking({earning(1500000), earning(1460001)})), "ウ");
  EXPECT_EQ(decided(asking({earning(2530000), earning(100000)})), "エ");  // below the deduction counts as nothing
}

TEST(Under70, LossesCarriedOverLowerTheIncomeButNotTheTaper) {
  LimitPerson person = earning(24600000);
  person.gross_income = 9300000;
  EXPECT_EQ(decided(asking({person})), "ア");  // 9,300,000 − 150,000
  person.total_income = 9300000;
  EXPECT_EQ(decided(asking({person})), "イ");  // 9,300,000 − 430,000
}

TEST(Under70, OnlyInsuredPersonsAreSummedButTheMemberCountsForTax) {
  LimitPerson member = earning(9000000);
  member.insured = false;
  member.is_member = true;
  LimitQuestion question = asking({earning(400000), member});
  EXPECT_EQ(decided(question), "エ");
  question.household[1].taxed = false;
  EXPECT_EQ(decided(question), "オ");
  question.household[1].taxed.reset();
  EXPECT_EQ(decided(question), "?住民税の課税・非課税");
}

TEST(Under70, AnUnknownIncomeStopsAndSaysWhose) {
  LimitQuestion question = asking({earning(3000000), unknown("見本　花子")});
  const LimitDecision decision = decide_limit(tables(), question);
  EXPECT_FALSE(decision.category);
  ASSERT_EQ(decision.missing.size(), 1U);
  EXPECT_EQ(decision.missing[0].who, "見本　花子");
  EXPECT_EQ(decision.missing[0].datum, "総所得金額等");
  question.unknown_income_is_top = true;
  EXPECT_EQ(decided(question), "ア");
}

TEST(Under70, AnUnknownIncomeThatCannotChangeTheAnswerIsNotAskedFor) {
  EXPECT_EQ(decided(asking({earning(9440001), unknown("見本　花子")})), "ア");
  LimitPerson person = earning(2530000);
  person.gross_income.reset();  // at most 合計所得金額
  EXPECT_EQ(decided(asking({person})), "エ");
  person.total_income = 2530001;
  EXPECT_EQ(decided(asking({person})), "?総所得金額等");
}

TEST(Under70, AmountsOfAnotherYearAreUnknown) {
  LimitPerson person = earning(3000000);
  person.fiscal_year = 2025;
  EXPECT_EQ(decided(asking({person}, "2026-07-01")), "ウ");
  EXPECT_EQ(decided(asking({person}, "2026-08-01")), "?住民税の課税・非課税");
}

TEST(Limits, OutsideTheTablesAPersonDecides) {
  LimitPerson person = earning(3000000);
  person.fiscal_year = 2027;
  EXPECT_EQ(decided(asking({person}, "2027-08-01")), "?この月の適用区分の表");
  person.birth_date = day("1955-01-01");
  EXPECT_EQ(decided(asking({person}, "2027-08-01")), "?この月の適用区分の表");
  person.fiscal_year = 2019;
  person.birth_date = day("1948-01-01");
  EXPECT_EQ(decided(asking({person}, "2020-07-01")), "?この月の適用区分の表");
  person.fiscal_year = 2013;
  person.birth_date = day("1980-01-01");
  EXPECT_EQ(decided(asking({person}, "2014-12-01")), "?この月の適用区分の表");
}

TEST(Limits, SeventyBeginsTheMonthAfterReachingIt) {
  LimitPerson person = earning(3000000);
  person.tax_base = 1000000;
  person.birth_date = day("1956-12-01");
  EXPECT_EQ(decided(asking({person}, "2026-11-30")), "ウ");
  EXPECT_EQ(decided(asking({person}, "2026-12-01")), "一般");
  person.birth_date = day("1956-12-02");
  EXPECT_EQ(decided(asking({person}, "2026-12-31")), "ウ");
  EXPECT_EQ(decided(asking({person}, "2027-01-01")), "一般");
  person.birth_date = day("1951-11-01");
  EXPECT_EQ(decided(asking({person}, "2026-11-01")), "?75歳未満の被保険者の資格");
}

class From70 : public ::testing::Test {
 protected:
  // Born 1954: 72 years old. 旧ただし書所得 2,500,000 and more, so that only 課税所得 and 収入 decide.
  static LimitPerson taxed_on(Yen tax_base) {
    LimitPerson out = earning(tax_base + 2930000, "1954-04-01");
    out.tax_base = tax_base;
    return out;
  }
  static LimitPerson exempt(std::optional<Yen> pension, Yen income = 0) {
    LimitPerson out = earning(income, "1954-04-01");
    out.taxed = false;
    out.tax_base = 0;
    out.pension = pension;
    return out;
  }
};

TEST_F(From70, TaxableIncomeMakesTheLevels) {
  LimitPerson person = taxed_on(1449999);
  EXPECT_EQ(decided(asking({person})), "一般");
  person = taxed_on(1450000);
  person.revenue = 3830000;
  EXPECT_EQ(decided(asking({person})), "現役並みⅠ");
  // From 383万 of 課税所得 on the revenue cannot be below the limit, so that nothing has to be asked.
  person = taxed_on(3830000);
  EXPECT_EQ(decided(asking({person})), "現役並みⅡ");
  person.gross_income.reset();
  person.total_income.reset();
  EXPECT_EQ(decided(asking({person})), "現役並みⅡ");
  EXPECT_EQ(decided(asking({taxed_on(6899999)})), "現役並みⅡ");
  EXPECT_EQ(decided(asking({taxed_on(6900000)})), "現役並みⅢ");
}

TEST_F(From70, TheHighestOfThoseFromSeventyOnCounts) {
  LimitPerson younger = taxed_on(6900000);
  younger.birth_date = day("1960-01-01");
  EXPECT_EQ(decided(asking({taxed_on(1000000), younger})), "一般");
  EXPECT_EQ(decided(asking({taxed_on(1000000), taxed_on(6900000)})), "現役並みⅢ");
}

TEST_F(From70, RevenueBelowTheLimitNeedsTheApplication) {
  LimitPerson person = taxed_on(1450000);
  person.revenue = 3829999;
  LimitQuestion question = asking({person});
  EXPECT_EQ(decided(question), "?基準収入額適用申請の有無");
  question.standard_revenue_applied = true;
  EXPECT_EQ(decided(question), "一般");
  question.standard_revenue_applied = false;
  EXPECT_EQ(decided(question), "現役並みⅠ");
  question.standard_revenue_applied = true;
  question.household[0].revenue.reset();
  EXPECT_EQ(decided(question), "?収入の額");
}

TEST_F(From70, ForSeveralPersonsTheLimitIsHigher) {
  LimitPerson one = taxed_on(1450000);
  LimitPerson other = taxed_on(0);
  one.revenue = 4000000;
  other.revenue = 1199999;
  LimitQuestion question = asking({one, other});
  question.standard_revenue_applied = true;
  EXPECT_EQ(decided(question), "一般");
  question.household[1].revenue = 1200000;
  EXPECT_EQ(decided(question), "現役並みⅠ");
}

TEST_F(From70, OneWhoMovedToTheOldestsInsuranceIsCountedWithTheOneLeft) {
  LimitPerson left = taxed_on(1450000);
  left.revenue = 4000000;
  LimitPerson moved = earning(0, "1950-01-01");
  moved.insured = false;
  moved.former_insured = true;
  moved.revenue = 1199999;
  LimitQuestion question = asking({left, moved});
  question.standard_revenue_applied = true;
  EXPECT_EQ(decided(question), "一般");
  question.household[1].former_insured = false;
  EXPECT_EQ(decided(question), "現役並みⅠ");
}

TEST_F(From70, OneWhoMovedIsNotCountedWhereTwoAreLeft) {
  LimitPerson one = taxed_on(1450000);
  LimitPerson moved = earning(0, "1950-01-01");
  moved.name = "見本　梅";
  moved.insured = false;
  moved.former_insured = true;
  LimitQuestion question = asking({one, taxed_on(0), moved});
  question.standard_revenue_applied = true;
  for (const MissingDatum& datum : decide_limit(tables(), question).missing) EXPECT_NE(datum.who, "見本　梅");
  question.household.erase(question.household.begin() + 1);
  EXPECT_EQ(decide_limit(tables(), question).missing.back().who, "見本　梅");
}

TEST_F(From70, ASmallBaseIncomeIsGeneral) {
  LimitPerson person = earning(2530000, "1954-04-01");
  person.tax_base = 1500000;
  person.revenue = 5000000;
  EXPECT_EQ(decided(asking({person})), "一般");  // 2,530,000 − 430,000 = 2,100,000
  person.total_income = 2530001;
  person.gross_income = 2530001;
  EXPECT_EQ(decided(asking({person})), "現役並みⅠ");
}

TEST_F(From70, AnUnknownTaxableIncomeStops) {
  LimitPerson person = taxed_on(1000000);
  person.tax_base.reset();
  EXPECT_EQ(decided(asking({person})), "?課税所得(課税標準額)");
}

TEST_F(From70, LowIncomeFollowsThePension) {
  const auto category = [](Yen pension, const char* month, int year) {
    LimitPerson person = exempt(pension);
    person.fiscal_year = year;
    return decided(asking({person}, month));
  };
  EXPECT_EQ(category(800000, "2025-07-01", 2024), "低所得Ⅰ");
  EXPECT_EQ(category(800001, "2025-07-01", 2024), "低所得Ⅱ");
  EXPECT_EQ(category(806700, "2025-08-01", 2025), "低所得Ⅰ");
  EXPECT_EQ(category(806701, "2026-07-01", 2025), "低所得Ⅱ");
  EXPECT_EQ(category(826500, "2026-08-01", 2026), "低所得Ⅰ");
  EXPECT_EQ(category(826501, "2026-08-01", 2026), "低所得Ⅱ");
}

TEST_F(From70, LowIncomeNeedsEverybodysPension) {
  EXPECT_EQ(decided(asking({exempt(500000), exempt(std::nullopt)})), "?公的年金等の収入");
  EXPECT_EQ(decided(asking({exempt(900000), exempt(std::nullopt)})), "低所得Ⅱ");
  LimitPerson worker = exempt(0, 100000);
  worker.salary_income = 100000;
  EXPECT_EQ(decided(asking({worker})), "低所得Ⅰ");
  worker.total_income = 100001;
  EXPECT_EQ(decided(asking({worker})), "低所得Ⅱ");
  EXPECT_EQ(decided(asking({exempt(700000, 100000)})), "?所得の内訳");
}

TEST_F(From70, AnAssumedTableIsSaid) {
  EXPECT_TRUE(decide_limit(tables(), asking({taxed_on(1000000)})).assumed);
  EXPECT_THAT(decide_limit(tables(), asking({taxed_on(1000000)})).missing, IsEmpty());
}

}  // namespace
}  // namespace uketsuke::validate
