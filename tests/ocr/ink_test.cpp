#include "ocr/form/ink.h"

#include <random>

#include <gtest/gtest.h>

#include "ocr/form/level_stroke.h"
#include "ocr/form/strike.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

using test::Sheet;
constexpr double kPx = 11.811;  // 300 dpi

TEST(Ink, FindsAStrokeAndItsBox) {
  const Sheet sheet = Sheet(400, 100).stroke(100, 30, 140, 70);
  const InkReport ink = find_ink(sheet.image(), kPx);
  EXPECT_EQ(ink.pieces, 1);
  EXPECT_NEAR(ink.x0, 98, 2);
  EXPECT_NEAR(ink.y1, 73, 2);
  EXPECT_LT(ink.p_blank(), 0.01);
}

TEST(Ink, SpecksFrameRemnantsAndStainsAreBlank) {
  Sheet sheet(400, 100);
  for (int i = 0; i < 25; ++i) sheet.dot(20 + 15 * i, 20 + (i * 37) % 60, 1.5);
  sheet.stroke(0, 2, 399, 3, 3).stroke(3, 0, 3, 99, 3).stroke(395, 40, 396, 99, 2);
  EXPECT_TRUE(find_ink(sheet.image(), kPx).empty());
  EXPECT_GT(find_ink(sheet.image(), kPx).p_blank(), 0.99);
  // A pale brown stain beside nothing is pale; beside writing it is told from it.
  Sheet stained(400, 100);
  stained.dot(300, 50, 30, 238);
  EXPECT_GT(find_ink(stained.image(), kPx).p_blank(), 0.9);
  stained.stroke(60, 30, 90, 70);
  EXPECT_LT(find_ink(stained.image(), kPx).x1, 100);
}

// Of pale pencil some scans leave dark specks, which are too small for writing: the pale strokes are looked for all the same.
TEST(Ink, PaleWritingBesideSpecksIsNotBlank) {
  Sheet sheet(400, 100);
  sheet.stroke(60, 20, 60, 80, 4, 238).stroke(60, 50, 110, 50, 4, 238).dot(60, 50, 3.5, 200);
  const InkReport ink = find_ink(sheet.image(), kPx);
  EXPECT_EQ(ink.pieces, 1);
  EXPECT_LT(ink.p_no_text(), 0.95);
  EXPECT_LT(ink.p_blank(), 0.95);
  EXPECT_GT(find_ink(Sheet(400, 100).dot(60, 50, 3.5, 200).image(), kPx).p_no_text(), 0.99) << "a speck alone";
}

// A few specks make no text; many are what a copier leaves of pale writing, and one of a sign's size may be one.
TEST(Ink, AFewSpecksAreNoText) {
  const auto specks = [](int count, double radius) {
    Sheet sheet(700, 100);
    for (int i = 0; i < count; ++i) sheet.dot(30 + 60 * i, 20 + (i * 37) % 60, radius);
    return find_ink(sheet.image(), kPx);
  };
  EXPECT_GT(specks(4, 3.2).pieces, 0);
  EXPECT_GT(specks(4, 3.2).p_no_text(), 0.99);
  EXPECT_LT(specks(4, 3.2).p_blank(), 0.97);
  EXPECT_DOUBLE_EQ(specks(10, 3.2).p_no_text(), specks(10, 3.2).p_blank());
  EXPECT_LT(specks(1, 7).p_no_text(), 0.5);
}

// A 1 at the end of a box hugs its side as the frame does, but does not go on above and below the writing.
TEST(Ink, AShortStrokeAtTheSideIsTold) {
  const auto told = [](double x0, double y0, double x1, double y1) {
    Sheet word(400, 100);
    word.stroke(100, 30, 140, 70).stroke(200, 30, 240, 70).stroke(x0, y0, x1, y1);
    return find_ink(word.image(), kPx).stroke_at_side;
  };
  EXPECT_TRUE(told(395, 32, 394, 70));
  EXPECT_TRUE(find_ink(Sheet(400, 100).stroke(395, 32, 394, 70).image(), kPx).stroke_at_side) << "a 1 alone";
  EXPECT_TRUE(told(4, 34, 4, 66));
  EXPECT_FALSE(told(300, 30, 300, 70)) << "in the middle it is writing";
  EXPECT_FALSE(told(396, 0, 396, 99)) << "the side of the box";
  EXPECT_FALSE(told(395, 40, 396, 99)) << "a rest of it";
  EXPECT_FALSE(told(396, 84, 396, 92)) << "below the writing";
}

TEST(Ink, FaintPencilIsNotBlank) {
  Sheet sheet(400, 100);
  sheet.stroke(100, 20, 100, 80, 3, 215);
  EXPECT_LT(find_ink(sheet.image(), kPx).p_blank(), 0.05);
}

TEST(Ink, PaperGrainIsBlank) {
  Image paper(400, 100, PixelFormat::Grey8, 255);
  std::mt19937 random(4);
  std::normal_distribution<double> grain(232, 5);
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 400; ++x) paper.row(y)[x] = static_cast<std::uint8_t>(std::clamp(grain(random), 0.0, 255.0));
  EXPECT_GT(find_ink(paper, kPx).p_blank(), 0.99);
}

Sheet writing() {  // strokes like letters, 30 mm wide
  Sheet sheet(420, 100);
  for (int x = 30; x < 380; x += 30) sheet.stroke(x, 25, x + 16, 75).stroke(x + 16, 25, x, 75);
  return sheet;
}

TEST(Strike, TellsDoubleSingleAndNoLine) {
  const auto judge = [](const Sheet& sheet) {
    return find_strike(sheet.image(), kPx, find_ink(sheet.image(), kPx)).lines;
  };
  EXPECT_EQ(judge(writing()), 0);
  EXPECT_EQ(judge(writing().stroke(20, 48, 400, 52, 3)), 1);
  EXPECT_EQ(judge(writing().stroke(20, 40, 400, 44, 3).stroke(20, 56, 400, 60, 3)), 2);
  EXPECT_EQ(judge(writing().stroke(20, 30, 400, 62, 3).stroke(20, 44, 400, 76, 3)), 2);  // slanting
  EXPECT_EQ(judge(writing().stroke(20, 48, 400, 52, 14)), 1);                            // one fat line is one
}

TEST(Strike, AnUnderlineIsNoStrike) {
  const Sheet sheet = writing().stroke(20, 88, 400, 90, 3);
  EXPECT_EQ(find_strike(sheet.image(), kPx, find_ink(sheet.image(), kPx)).lines, 0);
}

// A line through some of the signs leaves the rest as legible as ever, and what it strikes out too.
TEST(LevelStroke, GoesOnThroughSeveralSignsWhereSomethingIsStruckOut) {
  const auto lengths = [](const Sheet& sheet) {
    const InkReport ink = find_ink(sheet.image(), kPx);
    const Mask mask = ink_mask(sheet.image(), ink.paper, 22);
    return longest_level_stroke(mask, {ink.x0, ink.y0, ink.x1, ink.y1});
  };
  EXPECT_LT(lengths(writing()), 1);
  EXPECT_LT(lengths(writing().stroke(30, 50, 85, 50, 3)), 1.2) << "a stroke of one sign";
  EXPECT_GE(lengths(writing().stroke(25, 47, 100, 52, 3)), 1.2) << "through two of twelve";
  EXPECT_GE(lengths(writing().stroke(25, 40, 62, 44, 3).stroke(62, 44, 110, 41, 3)), 1.2) << "by a trembling hand";
  EXPECT_GE(lengths(writing().stroke(40, 35, 110, 56, 3)), 1.2) << "aslant";
}

}  // namespace
}  // namespace uketsuke::ocr
