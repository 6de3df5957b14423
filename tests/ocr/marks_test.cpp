#include "ocr/form/marks.h"

#include <array>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ocr/crop/comb_finder.h"
#include "ocr/form/comb_fields.h"
#include "ocr/form/printed_places.h"
#include "ocr/form/seal_field.h"
#include "tests/ocr/field_cuts.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

using test::cut_of;
using test::kPx;
using test::Sheet;

/// Three printed words (昭・平・令) as strokes, 5 × 5 mm each, at x = 5, 12 and 19 mm.
Sheet printed_eras(int level = 120) {
  Sheet sheet(300, 120);
  for (int x : {50, 120, 190})
    sheet.stroke(x + 8, 45, x + 42, 45, 3, level)
        .stroke(x + 8, 60, x + 42, 60, 3, level)
        .stroke(x + 25, 40, x + 25, 80, 3, level)
        .stroke(x + 10, 78, x + 40, 78, 3, level);
  return sheet;
}
const Rect<FormMm> kEras[3] = {{5, 3.5, 5, 5}, {12, 3.5, 5, 5}, {19, 3.5, 5, 5}};

MarkReport circle(const Sheet& sheet, int option, const FormTemplate& form = {}) {
  const FieldCut cut = cut_of(sheet);
  return CircleFinder(cut, form).find(kEras[option]);
}
double circle_p(const Sheet& sheet, int option) { return circle(sheet, option).p; }

TEST(Circle, PrintedWordsAreNotCircled) {
  for (int i = 0; i < 3; ++i) EXPECT_LT(circle_p(printed_eras(), i), 0.05) << i;
  for (int i = 0; i < 3; ++i) EXPECT_LT(circle_p(printed_eras(20), i), 0.05) << i;
}

TEST(Circle, FindsTheCircledWordOnly) {
  const Sheet neat = printed_eras().ring(145, 60, 33, 32);
  EXPECT_GT(circle_p(neat, 1), 0.97);
  EXPECT_LT(circle_p(neat, 0), 0.1);
  EXPECT_LT(circle_p(neat, 2), 0.1);
}

TEST(Circle, TakesCarelessCircles) {
  EXPECT_GT(circle_p(printed_eras().ring(150, 56, 36, 30, 4, 0.1, 0.95), 1), 0.9);  // off centre, not closed
  EXPECT_GT(circle_p(printed_eras().ring(145, 62, 30, 38, 3, 0.0, 0.86), 1), 0.8);
  EXPECT_GT(circle_p(printed_eras().ring(215, 58, 38, 26, 6), 2), 0.9);
}

// Pencil on a thin copy beside black print: 25 to 60 of 255 darker than the paper.
TEST(Circle, PaleRingsBesideBlackPrintAreSeen) {
  for (const int level : {190, 205, 220}) {
    const Sheet pale = printed_eras(10).ring(145, 60, 33, 32, 4, 0, 1, level);
    const MarkReport ringed = circle(pale, 1);
    EXPECT_GT(ringed.p, 0.9) << level;
    EXPECT_EQ(ringed.faint, level == 220) << "a ring of this paleness may be rubbed out: " << level;
    const MarkReport beside = circle(pale, 0);
    EXPECT_LT(beside.p, 0.1) << level;
    EXPECT_FALSE(beside.faint) << level;
  }
}

// One direction in two finds ink, none beside another that does.
TEST(Circle, SpecksAllRoundAWordMakeNoRing) {
  Sheet specks = printed_eras();
  for (int i = 0; i < 18; ++i) {
    const double at = i / 18.0;
    specks.ring(145, 60, 33, 32, 3, at - 0.003, at + 0.003);
  }
  EXPECT_LT(circle(specks, 1).strength, 0.4);
  EXPECT_LT(circle_p(specks, 1), 0.001);
}

TEST(Check, DirtThatRunsThroughTheBoxIsNoSureMark) {
  const Rect<FormMm> box{5, 3, 4, 4};
  Sheet dirty(150, 100);
  for (int i = 0; i < 400; ++i) dirty.dot((i * 37) % 150, 45 + (i * 11) % 14, 1.2, 150);
  const MarkReport band = find_check(cut_of(dirty), box);
  EXPECT_TRUE(band.faint || band.p < 0.05);
  EXPECT_FALSE(find_check(cut_of(Sheet(150, 100).stroke(58, 50, 68, 62).stroke(68, 62, 95, 20)), box).faint);
}

// A coffee ring over its upper right corner, where a tick may go, is as large as a tick.
TEST(Check, AStainThatReachesIntoTheBoxFromAnySideIsNoSureMark) {
  const Rect<FormMm> box{5, 3, 4, 4};
  for (const int level : {60, 120, 170}) {
    const MarkReport stain = find_check(cut_of(Sheet(150, 100).ring(130, -10, 60, 60, 34, 0, 1, level)), box);
    EXPECT_TRUE(stain.faint) << level;
  }
  const MarkReport tick = find_check(cut_of(Sheet(150, 100).stroke(58, 50, 68, 62, 10).stroke(68, 62, 95, 20, 10)), box);
  EXPECT_FALSE(tick.faint) << "a felt pen";
  EXPECT_GT(tick.p, 0.99);
}

// On a scan without the form's colour the rule below a box and the word before it are as dark as the tick.
TEST(Check, WhatTheFormPrintsBesideABoxIsNoDirt) {
  const Rect<FormMm> box{5, 3, 4, 4};
  Sheet ticked(150, 100);
  ticked.stroke(58, 50, 68, 62).stroke(68, 62, 95, 20).stroke(0, 85, 149, 85, 5).stroke(30, 30, 42, 70, 6);
  FormTemplate form;
  form.lines.push_back({{0, 8.5}, {15, 8.5}, 0.6, "black", false});
  FieldTemplate before;
  before.options.push_back({"other", "木", {-1.5, 3, 4, 4}, MarkStyle::Check});
  form.fields.push_back(before);
  const FieldCut cut = cut_of(ticked);
  EXPECT_TRUE(find_check(cut, box).faint);
  EXPECT_FALSE(find_check(cut, box, printed_places(form, cut.area)).faint);
  Sheet dirty(150, 100);
  for (int i = 0; i < 900; ++i) dirty.dot((i * 37) % 150, 30 + (i * 11) % 60, 1.2, 150);
  const FieldCut stained = cut_of(dirty);
  const MarkReport band = find_check(stained, box, printed_places(form, stained.area));
  EXPECT_TRUE(band.faint || band.p < 0.05) << "dirt between what is printed is still seen";
}

// Feeder streaks, folds and rules drawn by hand cross whole rows of boxes.
TEST(Check, ALineThatRunsThroughTheBoxIsNoSureMark) {
  const Rect<FormMm> box{5, 3, 4, 4};
  const std::array<Sheet, 6> lines{
      Sheet(150, 100).stroke(70, 0, 70, 99, 2),  Sheet(150, 100).stroke(66, 0, 72, 99, 3),
      Sheet(150, 100).stroke(0, 52, 149, 50, 3), Sheet(150, 100).stroke(20, 99, 125, 0, 3),
      Sheet(150, 100).stroke(30, 0, 110, 99, 3), Sheet(150, 100).stroke(40, 0, 105, 99, 4)};
  for (const Sheet& sheet : lines) {
    const MarkReport mark = find_check(cut_of(sheet), box);
    EXPECT_TRUE(mark.faint);
    EXPECT_LT(mark.p, 0.5);
  }
  EXPECT_FALSE(find_check(cut_of(Sheet(150, 100).stroke(70, 34, 70, 66, 3)), box).faint) << "a stroke in the box";
  EXPECT_FALSE(find_check(cut_of(Sheet(150, 100).stroke(55, 66, 92, 24, 3)), box).faint) << "a slash";
  EXPECT_FALSE(find_check(cut_of(Sheet(150, 100).stroke(46, 74, 94, 26, 3).stroke(46, 26, 94, 74, 3)), box).faint)
      << "a large cross";
}

// ■: nothing inside is lighter than the mark, so that only the paper round the box tells that it is one.
TEST(Check, ABoxFilledAltogetherIsAMark) {
  const Rect<FormMm> box{5, 3, 4, 4};
  for (const int level : {20, 60, 110, 150})
    for (const double beyond : {-3.0, 0.0, 4.0}) {
      Sheet filled(150, 100);
      for (double y = 30 - beyond; y <= 70 + beyond; y += 1) filled.stroke(50 - beyond, y, 90 + beyond, y, 2, level);
      const MarkReport mark = find_check(cut_of(filled), box);
      EXPECT_GT(mark.p, 0.95) << level << " " << beyond;
    }
}

TEST(Blackened, ACellPaintedOverIsStruckOutNotADigit) {
  EXPECT_TRUE(blackened(Image(40, 60, PixelFormat::Grey8, 25), 250));
  EXPECT_FALSE(blackened(Sheet(40, 60).stroke(20, 5, 20, 55, 12).image(), 250)) << "a felt pen's 1";
  EXPECT_FALSE(blackened(Sheet(40, 60).ring(20, 30, 11, 20, 9).image(), 250)) << "a felt pen's 0";
  EXPECT_FALSE(blackened(Image(40, 60, PixelFormat::Grey8, 210), 250)) << "a stain";
  CombPictures comb;
  comb.blackened = {true, false};
  std::array<CellVerdict, 2> verdicts{};
  for (CellVerdict& verdict : verdicts) verdict.p[1] = 1;
  judge_blackened(comb, verdicts);
  EXPECT_EQ(verdicts[0].best(), kCellStruck);
  EXPECT_EQ(verdicts[1].best(), 1U);
}

TEST(Check, ATintIsNoMark) {
  Sheet tinted(150, 100);
  for (int y = 25; y <= 75; ++y) tinted.stroke(40, y, 100, y, 2, 225);
  EXPECT_LT(find_check(cut_of(tinted), {5, 3, 4, 4}).p, 0.05);
}

TEST(Check, APaleTickIsNeverSurelyEmpty) {
  const Rect<FormMm> box{5, 3, 4, 4};
  const Sheet pale = Sheet(150, 100).stroke(58, 50, 68, 62, 4, 235).stroke(68, 62, 88, 32, 4, 235);
  EXPECT_TRUE(find_check(cut_of(pale), box).faint);
  EXPECT_FALSE(find_check(cut_of(Sheet(150, 100)), box).faint);
}

TEST(Circle, LinesStainsAndUnderlinesAreNone) {
  EXPECT_LT(circle_p(printed_eras().stroke(0, 95, 299, 95, 4), 1), 0.3);
  EXPECT_LT(circle_p(printed_eras().stroke(110, 0, 180, 119, 3), 1), 0.3);  // a fold
  EXPECT_LT(circle_p(printed_eras().dot(145, 60, 32, 60), 1), 0.3);         // a solid stain
  FormTemplate form;
  form.lines.push_back({});
  form.lines.back().from = {0, 9.5};
  form.lines.back().to = {30, 9.5};
  EXPECT_LT(circle(printed_eras().stroke(0, 95, 299, 95, 4), 1, form).p, 0.1);
}

TEST(Check, TicksCrossesAndRingsAreMarksSpecksAreNot) {
  const Rect<FormMm> box{5, 3, 4, 4};
  const auto p = [&](const Sheet& sheet) { return find_check(cut_of(sheet), box).p; };
  const auto framed = [] {
    return Sheet(150, 100)
        .stroke(50, 30, 90, 30, 2)
        .stroke(50, 70, 90, 70, 2)
        .stroke(50, 30, 50, 70, 2)
        .stroke(90, 30, 90, 70, 2);
  };
  EXPECT_LT(p(framed()), 0.01);
  EXPECT_LT(p(framed().dot(70, 50, 2)), 0.05);
  EXPECT_GT(p(framed().stroke(58, 50, 68, 62).stroke(68, 62, 95, 20)), 0.95);
  EXPECT_GT(p(framed().stroke(58, 38, 82, 62).stroke(82, 38, 58, 62)), 0.95);
  EXPECT_GT(p(framed().ring(70, 50, 12, 12)), 0.95);
  EXPECT_LT(p(framed().dot(70, 50, 14, 228)), 0.3);  // a pale stain
}

TEST(Seal, RedInkIsASealBlackInkIsNot) {
  FieldCut cut;
  cut.px_per_mm = kPx;
  cut.area = {0, 0, 20, 20};
  cut.colour = Image(200, 200, PixelFormat::Bgr8, 250);
  cut.grey = Image(200, 200, PixelFormat::Grey8, 250);
  EXPECT_EQ(read_seal(cut, {2, 2, 16, 16}, {}).state, ReadState::Blank);
  for (int y = 60; y < 130; ++y)
    for (int x = 60; x < 130; ++x)
      if ((x / 6 + y / 6) % 2 == 0) cut.colour.row(y)[3 * x] = cut.colour.row(y)[3 * x + 1] = 60;
  EXPECT_EQ(read_seal(cut, {2, 2, 16, 16}, {}).value, "present");
  cut.colour = Image(200, 200, PixelFormat::Bgr8, 250);
  for (int y = 60; y < 130; ++y) std::fill_n(cut.colour.row(y) + 180, 210, std::uint8_t{40});
  EXPECT_EQ(read_seal(cut, {2, 2, 16, 16}, {}).state, ReadState::Blank);
}

/// A ring and a sign of 1 mm strokes in one colour, mixed with `paper_share` of white.
FieldCut stamped(int blue, int green, int red, double paper_share) {
  FieldCut cut;
  cut.px_per_mm = kPx;
  cut.area = {0, 0, 20, 20};
  cut.grey = Image(200, 200, PixelFormat::Grey8, 250);
  cut.colour = Image(200, 200, PixelFormat::Bgr8, 250);
  const Sheet drawn = Sheet(200, 200).ring(100, 100, 50, 50, 8).stroke(75, 90, 125, 90, 8).stroke(100, 70, 100, 130, 8);
  for (int y = 0; y < 200; ++y)
    for (int x = 0; x < 200; ++x) {
      if (drawn.image().row(y)[x] > 128) continue;
      const std::array<int, 3> ink{blue, green, red};
      for (std::size_t c = 0; c < 3; ++c)
        cut.colour.row(y)[3 * x + static_cast<int>(c)] =
            static_cast<std::uint8_t>(std::lround(ink[c] * (1 - paper_share) + 250 * paper_share));
    }
  return cut;
}

// Forms print 印 and a ring into the box in their own colour.
TEST(Seal, TheFormsOwnColourIsNoSealVermilionIsEvenWhenPale) {
  for (const double share : {0.0, 0.3, 0.6}) {
    EXPECT_EQ(read_seal(stamped(0x6e, 0x8c, 0xf0, share), {2, 2, 16, 16}, {}).state, ReadState::Blank) << share;
    EXPECT_EQ(read_seal(stamped(47, 69, 228, share), {2, 2, 16, 16}, {}).value, "present") << share;
  }
  EXPECT_EQ(read_seal(stamped(40, 98, 235, 0), {2, 2, 16, 16}, {}).value, "present") << "an orange pad";
}

TEST(Seal, AStampThatIsNoLongerRedIsAskedAbout) {
  Sheet worn(200, 200);
  worn.ring(100, 100, 50, 50, 3, 0, 1, 210);
  FieldCut cut = cut_of(worn);
  cut.colour = Image(200, 200, PixelFormat::Bgr8, 250);
  EXPECT_FALSE(read_seal(cut, {2, 2, 16, 16}, {}).doubts.empty());
  cut.grey = Image(200, 200, PixelFormat::Grey8, 250);
  EXPECT_TRUE(read_seal(cut, {2, 2, 16, 16}, {}).doubts.empty());
}

/// A box of a grey scan, 20 mm wide, with what is drawn into it.
FieldValue grey_seal(const Sheet& sheet, std::span<const ArtBox> printed = {}) {
  return read_seal(cut_of(sheet), {1, 1, 18, 18}, {printed});
}

void add_signs(Sheet& sheet) {
  for (const int y : {75, 100, 125}) sheet.stroke(75, y, 125, y, 7);
  sheet.stroke(85, 70, 85, 130, 6).stroke(115, 70, 115, 130, 6);
}

TEST(Seal, WithoutColourAFrameWithSignsInItIsOne) {
  Sheet bare(200, 200), empty_ring(200, 200), name(200, 200), ring(200, 200), frame(200, 200);
  empty_ring.ring(100, 100, 55, 55, 6);
  ring.ring(100, 100, 55, 55, 6);
  frame.stroke(40, 40, 160, 40, 6).stroke(160, 40, 160, 160, 6).stroke(160, 160, 40, 160, 6).stroke(40, 160, 40, 40, 6);
  for (Sheet* sheet : {&name, &ring, &frame}) add_signs(*sheet);
  for (const Sheet* sheet : {&ring, &frame}) {
    EXPECT_EQ(grey_seal(*sheet).value, "present");
    EXPECT_THAT(grey_seal(*sheet).doubts, ::testing::IsEmpty());
    EXPECT_GT(grey_seal(*sheet).confidence, 0.994);
  }
  for (const Sheet* sheet : {&bare, &name, &empty_ring})
    EXPECT_THAT(grey_seal(*sheet).doubts, ::testing::Contains("no_colour"));
  ArtBox printed;
  printed.rect = {4.5, 4.5, 11, 11};
  printed.radius_mm = 5.5;
  EXPECT_THAT(grey_seal(ring, std::span(&printed, 1)).doubts, ::testing::Contains("no_colour"))
      << "the ring is the form's own";
}

TEST(CombFinder, FindsFramedCellsInsideMargins) {
  Sheet sheet(660, 100);
  for (int i = 0; i <= 12; ++i) sheet.stroke(27 + i * 50, 15, 27 + i * 50, 85, 2, 120);
  sheet.stroke(27, 15, 627, 15, 2, 120).stroke(27, 85, 627, 85, 2, 120);
  for (int i = 0; i < 12; i += 2) sheet.stroke(52 + i * 50, 30, 52 + i * 50, 72, 5);  // ones, upright as the frame
  const auto cells = find_comb(sheet.image(), 12);
  ASSERT_EQ(cells.size(), 12U);
  for (int i = 0; i < 12; ++i) EXPECT_NEAR(cells[static_cast<std::size_t>(i)].centre().x, 52 + i * 50, 3);
  EXPECT_NEAR(cells[0].y, 17, 3);
  EXPECT_NEAR(cells[0].bottom(), 84, 3);
}

TEST(CombFinder, FindsSeparateCellsInGroups) {
  // 個人番号 as the forms print it: cells of 40 px at a pitch of 50, 16 px more between groups of four.
  Sheet sheet(680, 90);
  std::vector<double> lefts;
  for (int i = 0; i < 12; ++i) lefts.push_back(24 + i * 50 + (i / 4) * 16);
  for (const double x : lefts)
    sheet.stroke(x, 15, x + 40, 15, 2, 150)
        .stroke(x, 73, x + 40, 73, 2, 150)
        .stroke(x, 15, x, 73, 2, 150)
        .stroke(x + 40, 15, x + 40, 73, 2, 150)
        .stroke(x + 22, 25, x + 16, 64, 5);
  const auto cells = find_comb(sheet.image(), 12);
  ASSERT_EQ(cells.size(), 12U);
  for (std::size_t i = 0; i < 12; ++i) EXPECT_NEAR(cells[i].centre().x, lefts[i] + 20, 4) << i;
}

TEST(CombFinder, GroupsAreFoundWithoutFramesToo) {
  Sheet sheet(632, 80);
  for (int i = 0; i < 12; ++i) {
    const double x = i * 50 + (i / 4) * 16;
    sheet.ring(x + 25, 40, 17, 24, 4);
  }
  const auto cells = find_comb(sheet.image(), 12);
  for (int i = 0; i < 12; ++i)
    EXPECT_NEAR(cells[static_cast<std::size_t>(i)].centre().x, i * 50 + (i / 4) * 16 + 25, 6) << i;
}

TEST(CombFinder, WithoutAFrameTheCropIsTheComb) {
  Sheet sheet(600, 80);
  for (int i = 0; i < 12; ++i) sheet.stroke(20 + i * 50, 20, 30 + i * 50, 60);
  const auto cells = find_comb(sheet.image(), 12);
  EXPECT_NEAR(cells[0].x, 0, 1);
  EXPECT_NEAR(cells[11].right(), 600, 1);
}

}  // namespace
}  // namespace uketsuke::ocr
