#include "ocr/form/unlike_ink.h"

#include <gtest/gtest.h>

#include "ocr/form/ink.h"
#include "ocr/form/marks.h"
#include "ocr/form/pale_signs.h"
#include "ocr/form/text_fields.h"
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

/// Two signs of strokes, 4 mm high, and a hyphen.
Sheet text() {
  Sheet sheet(400, 80);
  for (const int x : {80, 130})
    sheet.stroke(x - 15, 22, x + 15, 22)
        .stroke(x - 15, 40, x + 15, 40)
        .stroke(x, 20, x, 58)
        .stroke(x - 15, 58, x + 15, 58);
  return sheet.stroke(160, 40, 175, 40, 3);
}

bool pale_sign_in(const Sheet& sheet) {
  const FieldCut cut = test::cut_of(sheet);
  const InkReport ink = find_ink(cut.grey, kPx);
  return has_pale_sign(cut.grey, kPx, ink, text_rows(ink_mask(cut.grey, ink.paper, 22), kPx, ink, 1).rows);
}

TEST(PaleSign, APenThatDidNotWriteAtOnceIsAskedAbout) {
  EXPECT_FALSE(pale_sign_in(text()));
  EXPECT_TRUE(pale_sign_in(text().stroke(18, 25, 42, 25, 4, 235).stroke(30, 20, 30, 58, 4, 235))) << "the first sign";
  EXPECT_TRUE(pale_sign_in(text().stroke(190, 25, 214, 50, 4, 190))) << "the last one";
}

TEST(PaleSign, SpecksAndWhatStandsFarAwayAreNone) {
  EXPECT_FALSE(pale_sign_in(text().dot(200, 40, 4, 200)));
  EXPECT_FALSE(pale_sign_in(text().stroke(330, 25, 350, 50, 4, 200)));
  EXPECT_FALSE(pale_sign_in(text().stroke(0, 40, 399, 44, 3, 235))) << "a fold";
}

TEST(FindCheck, SaysHowDarkItsStrokesAre) {
  const FieldCut cut = test::cut_of(Sheet(150, 100).stroke(57, 48, 67, 63, 5, 155).stroke(67, 63, 86, 34, 5, 155));
  EXPECT_NEAR(find_check(cut, {5, 3, 4, 4}, {}).depth, 100, 4);
}

}  // namespace
}  // namespace uketsuke::ocr
