#include "ocr/form/unlike_ink.h"

#include <gtest/gtest.h>

#include "ocr/form/ink.h"
#include "ocr/form/marks.h"
#include "tests/ocr/field_cuts.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

using test::kPx;
using test::Sheet;

double darkness_of(const Sheet& cell) {
  const FieldCut cut = test::cut_of(cell);
  return stroke_darkness(cut.grey, find_ink(cut.grey, kPx));
}

TEST(StrokeDarkness, IsThatOfThePenWhateverTheSign) {
  const double one = darkness_of(Sheet(50, 70).stroke(25, 12, 25, 58, 4, 55));
  EXPECT_NEAR(one, 200 / 255.0, 0.02);
  EXPECT_NEAR(darkness_of(Sheet(50, 70).ring(25, 35, 14, 22, 6, 0, 1, 55)), one, 0.02) << "a thicker 0";
  EXPECT_EQ(darkness_of(Sheet(50, 70)), 0);
}

// 26日 whose 2 was rubbed out and is still to be seen: the day is the 6th.
TEST(InkOfPage, ASignMuchPalerThanItsNumberIsAskedAbout) {
  const InkOfPage page({{0.80, 0.78, 0.30, 0.79}, {0.80, 0.70, 0.60, 0.79}, {0.45, 0.40, 0.43}, {}});
  EXPECT_TRUE(page.unlike_in(0));
  EXPECT_FALSE(page.unlike_in(1)) << "a hand that presses unevenly";
  EXPECT_FALSE(page.unlike_in(2)) << "another pen for the whole number";
  EXPECT_FALSE(page.unlike_in(3)) << "nothing written";
}

TEST(InkOfPage, OneOfTwoSignsIsComparedWithThePage) {
  const InkOfPage page({{0.80, 0.78, 0.82, 0.79, 0.80, 0.81}, {0.25, 0.80}, {0.75, 0.80}, {0.30}});
  EXPECT_TRUE(page.unlike_in(1));
  EXPECT_FALSE(page.unlike_in(2));
  EXPECT_TRUE(page.unlike_in(3));
  EXPECT_TRUE(page.unlike(0.25)) << "a ring";
  EXPECT_FALSE(page.unlike(0.55)) << "a ring in pencil on a sheet in ball pen";
}

TEST(InkOfPage, APageWithNextToNothingIsNoMeasure) {
  const InkOfPage page({{0.80, 0.78}, {0.25}});
  EXPECT_FALSE(page.unlike_in(1));
  EXPECT_FALSE(page.unlike(0.1));
}

TEST(FindCheck, SaysHowDarkItsStrokesAre) {
  const FieldCut cut = test::cut_of(Sheet(150, 100).stroke(57, 48, 67, 63, 5, 155).stroke(67, 63, 86, 34, 5, 155));
  EXPECT_NEAR(find_check(cut, {5, 3, 4, 4}, {}).depth, 100, 4);
}

}  // namespace
}  // namespace uketsuke::ocr
