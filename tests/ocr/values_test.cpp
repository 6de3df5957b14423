#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "ocr/calibration/choice_value.h"
#include "ocr/calibration/comb_value.h"
#include "ocr/calibration/date_value.h"
#include "ocr/calibration/k_best.h"
#include "ocr/calibration/my_number_posterior.h"

namespace uketsuke::ocr {
namespace {

CellBelief belief(std::size_t k, double p, std::size_t second = 99, double q = 0) {
  CellBelief out;
  out.p.fill((1 - p - q) / static_cast<double>(kCellClasses - (second < kCellClasses ? 2 : 1)));
  out.p[k] = p;
  if (second < kCellClasses) out.p[second] = q;
  out.agree = true;
  return out;
}

std::vector<CellBelief> comb(std::string_view digits, double p = 0.999) {
  std::vector<CellBelief> out;
  for (const char c : digits) {
    const std::size_t k = c == '_'   ? kCellEmpty
                          : c == 'x' ? kCellStruck
                          : c == '?' ? kCellOther
                                     : static_cast<std::size_t>(c - '0');
    out.push_back(belief(k, p));
  }
  return out;
}

TEST(MyNumberPosterior, EqualsBruteForceOverAllValidNumbers) {
  std::mt19937 random(5);
  std::array<std::array<double, 10>, 12> digits{};
  std::vector<std::array<int, 3>> choices;
  for (auto& place : digits) {  // three possible digits a place: 531,441 numbers
    std::array<int, 3> pick{static_cast<int>(random() % 3), static_cast<int>(3 + random() % 3),
                            static_cast<int>(6 + random() % 4)};
    double rest = 1;
    for (std::size_t i = 0; i < 3; ++i) {
      const double p = i == 2 ? rest : rest * 0.7;
      place[static_cast<std::size_t>(pick[i])] = p;
      rest -= p;
    }
    choices.push_back(pick);
  }
  std::vector<Candidate> valid;
  double mass = 0;
  for (int code = 0; code < 531441; ++code) {
    std::string number;
    double p = 1;
    for (int place = 0, c = code; place < 12; ++place, c /= 3) {
      const int d = choices[static_cast<std::size_t>(place)][static_cast<std::size_t>(c % 3)];
      number += static_cast<char>('0' + d);
      p *= digits[static_cast<std::size_t>(place)][static_cast<std::size_t>(d)];
    }
    if (!is_my_number(number)) continue;
    mass += p;
    valid.push_back({number, p});
  }
  std::sort(valid.begin(), valid.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
  const auto exact = my_number_posterior(digits, 5);
  EXPECT_NEAR(exact.valid_mass, mass, 1e-12);
  ASSERT_EQ(exact.best.size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(exact.best[i].p, valid[i].p / mass, 1e-12);
  EXPECT_EQ(exact.best[0].value, valid[0].value);
}

TEST(KBest, EqualsSortingEverything) {
  std::mt19937 random(9);
  std::vector<std::vector<PlaceOption>> places(5);
  for (auto& place : places)
    for (int s = 0; s < 4; ++s) place.push_back({s, static_cast<double>(random() % 1000) / 1000});
  std::vector<double> all;
  for (int code = 0; code < 1024; ++code) {
    double p = 1;
    for (int i = 0, c = code; i < 5; ++i, c /= 4)
      p *= places[static_cast<std::size_t>(i)][static_cast<std::size_t>(c % 4)].p;
    all.push_back(p);
  }
  std::sort(all.rbegin(), all.rend());
  const auto found = k_best(places, 40);
  ASSERT_EQ(found.size(), 40U);
  for (std::size_t i = 0; i < 40; ++i) EXPECT_NEAR(found[i].p, all[i], 1e-12);
}

TEST(CombValue, ReadsAValidMyNumberWithHighConfidence) {
  const auto value = comb_value(comb("123456789018", 0.9995), Alignment::Full, "my_number");
  EXPECT_EQ(value.state, ReadState::Read);
  EXPECT_EQ(value.value, "123456789018");
  EXPECT_GT(value.confidence, 0.998);
  EXPECT_TRUE(value.doubts.empty());
}

TEST(CombValue, NeverRepairsAFailedCheckDigitSilently) {
  auto cells = comb("123456789018", 0.9995);
  cells[4] = belief(6, 0.6, 5, 0.39);  // the plain best is 6, the number with 5 is valid
  const auto value = comb_value(cells, Alignment::Full, "my_number");
  EXPECT_EQ(value.value, "123466789018");
  EXPECT_LT(value.confidence, 0.1);
  EXPECT_EQ(value.candidates.front().value, value.value);
  EXPECT_THAT(value.doubts, ::testing::Contains("check_digit_fails"));
  EXPECT_TRUE(std::any_of(value.candidates.begin(), value.candidates.end(),
                          [](const Candidate& c) { return c.value == "123456789018"; }));
}

// What is no digit at all fits the check digit once in eleven: the rule alone never vouches for a cell.
TEST(CombValue, NoughtIsNobodysNumber) {
  EXPECT_TRUE(comb_value(comb("000000000000", 0.9999), Alignment::Full, "my_number").has_doubt("only_zeros"));
  EXPECT_FALSE(comb_value(comb("123456789018", 0.9999), Alignment::Full, "my_number").has_doubt("only_zeros"));
  EXPECT_FALSE(comb_value(comb("0", 0.9999), Alignment::Full, "").has_doubt("only_zeros")) << "an amount may be 0";
}

TEST(CombValue, ACellThatOnlyTheCheckDigitVouchesForIsAskedAbout) {
  auto cells = comb("123456789018", 0.9995);
  cells[4] = belief(5, 0.45, 1, 0.1);
  const auto value = comb_value(cells, Alignment::Full, "my_number");
  EXPECT_EQ(value.value, "123456789018");
  EXPECT_THAT(value.doubts, ::testing::Contains("digit_unsure"));
}

// 090, 080, 070 … and 0 of the area codes: what the shape of telephone numbers says of a digit.
TEST(Phone, ItsShapeTellsOfItsFirstDigits) {
  auto cells = comb("09012345678");
  cells[2] = belief(0, 0.6, 6, 0.39);
  const FieldValue mobile = comb_value(cells, Alignment::Left, "phone");
  EXPECT_EQ(mobile.value, "09012345678");
  EXPECT_GT(mobile.confidence, 0.97);
  EXPECT_LT(comb_value(cells, Alignment::Left, "").confidence, 0.6);
  cells[7] = belief(5, 0.6, 6, 0.39);
  EXPECT_LT(comb_value(cells, Alignment::Left, "phone").confidence, 0.62) << "of the others it says nothing";
}

TEST(Phone, ANumberWithoutItsShapeIsKeptAndTheLikelyOneOffered) {
  auto cells = comb("09612345678");
  cells[2] = belief(6, 0.7, 0, 0.29);
  const FieldValue read = comb_value(cells, Alignment::Left, "phone");
  EXPECT_EQ(read.value, "09612345678");
  EXPECT_LT(read.confidence, 0.1);
  ASSERT_FALSE(read.candidates.empty());
  EXPECT_EQ(read.candidates.front().value, "09012345678");
}

TEST(CombValue, TellsBlankStruckUnreadableAndPartial) {
  EXPECT_EQ(comb_value(comb("____"), Alignment::Full, "").state, ReadState::Blank);
  EXPECT_EQ(comb_value(comb("xxxx"), Alignment::Full, "").state, ReadState::StruckOut);
  const auto overwritten = comb_value(comb("12x4"), Alignment::Full, "");
  EXPECT_EQ(overwritten.state, ReadState::Unreadable);
  EXPECT_TRUE(overwritten.value.empty());
  EXPECT_EQ(comb_value(comb("12?4"), Alignment::Full, "").state, ReadState::Unreadable);
  const auto hole = comb_value(comb("12_4", 0.99), Alignment::Full, "");
  EXPECT_EQ(hole.value, "124");
  EXPECT_EQ(hole.raw, "12·4");
  EXPECT_THAT(hole.doubts, ::testing::Contains("cells_empty"));
  EXPECT_LT(hole.confidence, comb_value(comb("1234", 0.99), Alignment::Full, "").confidence);
  const auto doubts = [](const char* signs, Alignment align, const char* check) {
    return comb_value(comb(signs, 0.999), align, check).doubts;
  };
  EXPECT_THAT(doubts("1_34", Alignment::Left, ""), ::testing::Contains("cells_empty")) << "a digit was forgotten";
  EXPECT_THAT(doubts("_1_4", Alignment::Right, ""), ::testing::Contains("cells_empty"));
  EXPECT_THAT(doubts("123_", Alignment::Left, ""), ::testing::IsEmpty());
  EXPECT_THAT(doubts("_234", Alignment::Left, ""), ::testing::Contains("cells_empty")) << "the first may stand beside its cell";
  EXPECT_THAT(doubts("_12_", Alignment::Right, ""), ::testing::Contains("cells_empty")) << "begun at neither end";
  EXPECT_THAT(doubts("12__", Alignment::Right, ""), ::testing::IsEmpty()) << "many write amounts from the left";
  EXPECT_THAT(doubts("_0312345678", Alignment::Left, "phone"), ::testing::IsEmpty()) << "its length tells";
  EXPECT_THAT(doubts("_123", Alignment::Right, ""), ::testing::IsEmpty());
  EXPECT_THAT(doubts("03_12345678", Alignment::Left, "phone"), ::testing::IsEmpty()) << "so people part their numbers";
}

TEST(CombValue, AlignmentExplainsEmptyCells) {
  const auto right = comb_value(comb("__12", 0.99), Alignment::Right, "");
  const auto wrong_side = comb_value(comb("12__", 0.99), Alignment::Right, "");
  EXPECT_EQ(right.value, "12");
  EXPECT_EQ(wrong_side.value, "12");
  EXPECT_GT(right.confidence, wrong_side.confidence);
}

TEST(CombValue, CandidatesNeverClaimMoreThanCertainty) {
  auto cells = comb("3706", 0.7);
  const auto value = comb_value(cells, Alignment::Full, "");
  double sum = 0;
  for (const Candidate& c : value.candidates) sum += c.p;
  EXPECT_LE(sum, 1.0 + 1e-9);
  EXPECT_NEAR(value.confidence, 0.24, 0.05);
}

DateInk date(std::string_view y, std::string_view m, std::string_view d, double p = 0.999) {
  DateInk ink;
  ink.eras = {{"昭和", 0.0005}, {"平成", 0.0005}, {"令和", 0.999}};
  ink.year = comb(y, p);
  ink.month = comb(m, p);
  ink.day = comb(d, p);
  return ink;
}

TEST(DateValue, ReadsARealDayAsIso) {
  const auto value = date_value(date("08", "11", "22"));
  EXPECT_EQ(value.value, "2026-11-22");
  EXPECT_EQ(value.raw, "令8.11.22");
  EXPECT_GT(value.confidence, 0.97);
  EXPECT_EQ(date_value(date("_8", "_1", "_2")).value, "2026-01-02");
  EXPECT_EQ(date_value(date("8_", "1_", "2_")).value, "2026-01-02");
}

TEST(DateValue, TheCalendarDecidesBetweenDigits) {
  DateInk ink = date("08", "02", "28", 0.9995);
  ink.day[0] = belief(2, 0.55, 3, 0.449);  // 28 or 38 February
  const auto value = date_value(ink);
  EXPECT_EQ(value.value, "2026-02-28");
  EXPECT_GT(value.confidence, 0.98);
}

TEST(DateValue, AnImpossibleDayIsAskedNotRepaired) {
  DateInk ink = date("08", "11", "31", 0.999);
  ink.day[1] = belief(1, 0.7, 0, 0.299);
  const auto value = date_value(ink);
  EXPECT_THAT(value.doubts, ::testing::Contains("not_a_day"));
  EXPECT_LE(value.confidence, 0.5);
  EXPECT_EQ(value.raw, "令8.11.31");
}

DayRange two_years() { return {date_from_iso("2024-11-01"), date_from_iso("2026-12-29")}; }

TEST(DateValue, TheRangeOfTheFieldDecidesBetweenDigits) {
  DateInk ink = date("08", "11", "22", 0.9999);
  ink.year[1] = belief(8, 0.7, 3, 0.299);  // 令和8年 or 令和3年
  EXPECT_LT(date_value(ink).confidence, 0.75);
  ink.plausible = two_years();
  const auto value = date_value(ink);
  EXPECT_EQ(value.value, "2026-11-22");
  EXPECT_GT(value.confidence, 0.99);
  EXPECT_THAT(value.doubts, ::testing::IsEmpty());
}

// Of two months inside the range the one of these weeks is likelier; what is written otherwise stays.
TEST(DateValue, AUsualDayIsLikelierAndAnotherStaysAsItIsWritten) {
  DayRange range = two_years();
  range.usual_first = date_from_iso("2026-10-01"), range.usual_last = date_from_iso("2026-12-01"), range.usual_times = 50;
  DateInk ink = date("08", "11", "22", 0.9999);
  ink.month[0] = belief(1, 0.8, 0, 0.199);  // November or January
  ink.plausible = two_years();
  EXPECT_LT(date_value(ink).confidence, 0.85);
  ink.plausible = range;
  EXPECT_EQ(date_value(ink).value, "2026-11-22");
  EXPECT_GT(date_value(ink).confidence, 0.99);
  ink.month[0] = belief(0, 0.9999);
  const auto late = date_value(ink);
  EXPECT_EQ(late.value, "2026-01-22");
  EXPECT_THAT(late.doubts, ::testing::IsEmpty());
  ink.month[0] = belief(0, 0.7, 1, 0.299);
  EXPECT_THAT(date_value(ink).doubts, ::testing::Contains("by_statistics"));
  EXPECT_LE(date_value(ink).confidence, 0.5);
}

TEST(DateValue, ADayOutsideTheRangeIsAskedNotRepaired) {
  DateInk ink = date("03", "11", "22", 0.9999);
  ink.year[1] = belief(3, 0.7, 8, 0.299);
  ink.plausible = two_years();
  EXPECT_THAT(date_value(ink).doubts, ::testing::Contains("implausible_day"));
  EXPECT_LE(date_value(ink).confidence, 0.5);
  ink = date("03", "11", "22", 0.9999);
  ink.plausible = two_years();
  EXPECT_EQ(date_value(ink).value, "2021-11-22") << "as it is written";
  EXPECT_THAT(date_value(ink).doubts, ::testing::Contains("implausible_day"));
}

TEST(DateValue, TheRangeFillsInNoEraThatNobodyRead) {
  DateInk ink = date("08", "11", "22", 0.9999);
  ink.eras = {{"昭和", 0.05}, {"平成", 0.05}, {"令和", 0.45}};
  ink.no_era = 0.45;
  ink.plausible = two_years();
  EXPECT_THAT(date_value(ink).doubts, ::testing::Contains("era_missing"));
  EXPECT_LE(date_value(ink).confidence, 0.5);
}

TEST(DateValue, NoEraCircledLeavesTheErasOpen) {
  DateInk ink = date("05", "06", "07");
  ink.eras = {{"昭和", 0.0}, {"平成", 0.0}, {"令和", 0.0}};
  ink.no_era = 1;
  const auto value = date_value(ink);
  EXPECT_THAT(value.doubts, ::testing::Contains("era_missing"));
  EXPECT_LT(value.confidence, 0.6);
  EXPECT_GE(value.candidates.size(), 2U);
}

TEST(DateValue, BlankAndIncomplete) {
  DateInk ink = date("__", "__", "__");
  ink.eras = {{"令和", 1.0}};
  EXPECT_EQ(date_value(ink).state, ReadState::Blank);
  EXPECT_EQ(date_value(date("08", "__", "22")).state, ReadState::Unreadable);
  EXPECT_EQ(date_value(date("08", "1x", "22")).state, ReadState::Unreadable);
}

TEST(DateValue, WesternYearsUseAllFourCells) {
  DateInk ink = date("2026", "11", "22");
  ink.eras = {{"令和", 0.001}, {"西暦", 0.999}};
  EXPECT_EQ(date_value(ink).value, "2026-11-22");
}

TEST(ChoiceValue, OneNoneAndSeveral) {
  const std::vector<OptionBelief> one{{"male", 0.001}, {"female", 0.998}};
  EXPECT_EQ(choice_value(one, false).value, "female");
  EXPECT_GT(choice_value(one, false).confidence, 0.99);
  EXPECT_EQ(choice_value(std::vector<OptionBelief>{{"a", 0.01}, {"b", 0.02}}, false).state, ReadState::Blank);
  const auto both = choice_value(std::vector<OptionBelief>{{"a", 0.99}, {"b", 0.99}}, false);
  EXPECT_EQ(both.state, ReadState::Unreadable);
  EXPECT_THAT(both.doubts, ::testing::Contains("several_marks"));
  const auto many = choice_value(std::vector<OptionBelief>{{"a", 0.99}, {"b", 0.02}, {"c", 0.97}}, true);
  EXPECT_EQ(many.value, "a,c");
}

TEST(ChoiceValue, ACarelessRingIsBelievedWhereNothingElseIsLikeOne) {
  const auto row = [](double way_of_other) {
    return std::vector<OptionBelief>{{"male", 0.001, false, way_of_other}, {"female", 0.974, false, 0.75}};
  };
  EXPECT_EQ(choice_value(row(0.3), false).value, "female");
  EXPECT_GT(choice_value(row(0.3), false).confidence, 0.994);
  EXPECT_LT(choice_value(row(0.5), false).confidence, 0.98) << "two words with something like a ring";
  const std::vector<OptionBelief> print{{"male", 0.0086, false, 0.45}, {"female", 0.001, false, 0.1}};
  EXPECT_EQ(choice_value(print, false).state, ReadState::Blank) << "a printed word";
  EXPECT_GT(choice_value(print, false).confidence, 0.98);
  EXPECT_GT(era_belief(row(0.3)).eras.back().p, 0.994);
}

}  // namespace
}  // namespace uketsuke::ocr
