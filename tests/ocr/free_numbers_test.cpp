#include "ocr/form/free_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ocr/pictures.h"

// Numbers in lines of writing: 町 is a block of 40 pixels, then come strokes of digits and hyphens. 10 pixels a millimetre.
namespace uketsuke::ocr {
namespace {

using test::Sheet;

constexpr double kPx = 10;

Sheet town() {
  Sheet sheet(400, 64);
  for (const int x : {12, 30, 48}) sheet.stroke(x, 12, x, 52);
  for (const int y : {12, 32, 52}) sheet.stroke(12, y, 48, y);
  return sheet;
}
Sheet& one(Sheet& sheet, double x) { return sheet.stroke(x, 12, x, 52); }
Sheet& seven(Sheet& sheet, double x) { return sheet.stroke(x, 12, x + 20, 12).stroke(x + 20, 12, x + 6, 52); }
Sheet& hyphen(Sheet& sheet, double x) { return sheet.stroke(x, 32, x + 14, 32, 3); }

PlacedSign sign(char32_t c, double middle, double p = 0.99) { return {c, p, middle - 8, middle + 8, {}, {}}; }

std::u32string shape_of(const FreeNumber& number) {
  std::u32string out;
  for (const PlacedSign& sign : number.signs) out += sign.sign;
  return out;
}

TEST(FreeNumbers, FindsWhatIsReadAndWhatIsNot) {
  Sheet sheet = town();
  one(sheet, 76), hyphen(sheet, 92), seven(sheet, 116);
  const std::vector<PlacedSign> all{sign(U'町', 30), sign(U'1', 76), sign(U'-', 99), sign(U'7', 126)};
  const auto whole = find_free_numbers(sheet.image(), kPx, all);
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0].first, 1U);
  EXPECT_EQ(whole[0].end, 4U);
  EXPECT_EQ(shape_of(whole[0]), U"0-0");
  EXPECT_EQ(whole[0].comb.cells.size(), 2U);
  EXPECT_FALSE(whole[0].more_ink);

  const std::vector<PlacedSign> lost{sign(U'町', 30), sign(U'-', 99), sign(U'7', 126)};
  const auto more = find_free_numbers(sheet.image(), kPx, lost);
  ASSERT_EQ(more.size(), 1U);
  EXPECT_EQ(more[0].first, 1U);
  EXPECT_EQ(more[0].end, 3U);
  EXPECT_EQ(shape_of(more[0]), U"0-0");
  EXPECT_TRUE(more[0].more_ink) << "a thin 1 that the line reader dropped";
}

TEST(FreeNumbers, ASignThatNobodyReadBefore丁目IsANumber) {
  Sheet sheet = town();
  seven(sheet, 76);
  for (const int x : {120, 156}) sheet.stroke(x, 12, x, 52);
  sheet.stroke(120, 12, 156, 12).stroke(120, 52, 156, 52);
  const auto found = find_free_numbers(sheet.image(), kPx, std::vector{sign(U'町', 30), sign(U'丁', 138)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].first, 1U);
  EXPECT_EQ(found[0].end, 1U) << "it stands between the two";
  EXPECT_TRUE(found[0].more_ink);
  EXPECT_THAT(find_free_numbers(sheet.image(), kPx, std::vector{sign(U'町', 30), sign(U'口', 138)}), testing::IsEmpty());
}

TEST(FreeNumbers, DigitsThatTouchArePartedButOneWideDigitIsNot) {
  Sheet sheet = town();
  one(sheet, 80).stroke(80, 52, 122, 50, 3);
  seven(sheet, 116);
  const auto touching = find_free_numbers(sheet.image(), kPx, std::vector{sign(U'町', 30), sign(U'1', 84), sign(U'7', 122)});
  ASSERT_EQ(touching.size(), 1U);
  EXPECT_EQ(shape_of(touching[0]), U"00");
  const auto wide = find_free_numbers(sheet.image(), kPx, std::vector{sign(U'町', 30), sign(U'2', 108)});
  ASSERT_EQ(wide.size(), 1U);
  EXPECT_THAT(wide[0].comb.cells, testing::IsEmpty()) << "left to the line reader";
}

TEST(FreeNumbers, WordsAreNone) {
  EXPECT_THAT(find_free_numbers(town().image(), kPx, std::vector{sign(U'町', 30)}), testing::IsEmpty());
  EXPECT_THAT(find_free_numbers(Sheet(200, 60).image(), kPx, {}), testing::IsEmpty());
}

LineText line_of(std::u32string_view text, double p, double each) {
  LineText out;
  LineCandidate best{{text.begin(), text.end()}, p};
  for (std::size_t i = 0; i < text.size(); ++i) out.signs.push_back(sign(text[i], 20.0 * static_cast<double>(i), each));
  out.candidates = {best, {{U'町', U'5'}, 0.05}};
  return out;
}
NumberInLine number(std::size_t first, std::size_t end, std::u32string_view text, double p) {
  NumberInLine out{first, end, {}, p};
  for (const char32_t c : text) out.signs.push_back(sign(c, 0));
  return out;
}
std::u32string best(const LineText& line) { return {line.candidates[0].text.begin(), line.candidates[0].text.end()}; }

TEST(WeighNumbers, WhatBothSayIsSurer) {
  LineText line = line_of(U"町1-7", 0.8, 0.93);
  EXPECT_FALSE(weigh_numbers(line, std::vector{number(1, 4, U"1-7", 0.99)}));
  EXPECT_EQ(best(line), U"町1-7");
  EXPECT_GT(line.candidates[0].p, 0.95);
  double sum = 0;
  for (const LineCandidate& c : line.candidates) sum += c.p;
  EXPECT_LE(sum, 1 + 1e-9);
  LineText doubtful = line_of(U"町1-7", 0.8, 0.93);
  weigh_numbers(doubtful, std::vector{number(1, 4, U"1-7", 0.5)});
  EXPECT_LT(doubtful.candidates[0].p, 0.8) << "the combs' doubt counts";
}

TEST(WeighNumbers, WhereTheyDifferTheCombsNumberStandsFirstAndItIsSaid) {
  LineText line = line_of(U"町3-7", 0.9, 0.97);
  EXPECT_TRUE(weigh_numbers(line, std::vector{number(1, 4, U"13-7", 0.98)}));
  EXPECT_EQ(best(line), U"町13-7");
  EXPECT_EQ(line.signs.size(), 5U) << "places go with the new text";
  ASSERT_GT(line.candidates.size(), 1U);
  EXPECT_EQ(line.candidates[1].text.size(), 4U) << "the line's own number is the next";
  LineText lost = line_of(U"町丁目", 0.9, 0.97);
  EXPECT_TRUE(weigh_numbers(lost, std::vector{number(1, 1, U"2", 0.98)}));
  EXPECT_EQ(best(lost), U"町2丁目");
}

}  // namespace
}  // namespace uketsuke::ocr
