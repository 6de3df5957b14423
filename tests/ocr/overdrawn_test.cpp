#include "ocr/form/overdrawn.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/form/other_marks.h"
#include "tests/ocr/field_cuts.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

using test::cut_of;
using test::kPx;
using test::Sheet;

/// Three printed words of two signs as strokes, 5.6 × 2.8 mm, centred at x = 60, 150 and 240, y = 60.
Sheet printed_words() {
  Sheet sheet(300, 120);
  for (const int x : {60, 150, 240})
    for (const int sign : {-14, 14}) {
      const double c = x + sign;
      sheet.stroke(c - 11, 50, c + 11, 50, 2, 30).stroke(c - 11, 60, c + 11, 60, 2, 30);
      sheet.stroke(c - 9, 71, c + 9, 71, 2, 30).stroke(c, 48, c, 72, 2, 30);
    }
  return sheet;
}
const std::vector<ChoiceOption> kWords{{"a", "返納", {3, 4.5, 6, 3}, MarkStyle::Circle},
                                       {"b", "紛失", {12, 4.5, 6, 3}, MarkStyle::Circle},
                                       {"c", "後日", {21, 4.5, 6, 3}, MarkStyle::Circle}};

/// Whether a row of words is asked about when `chosen` was read.
bool words_asked(const Sheet& sheet, const std::string& chosen) {
  const FieldCut cut = cut_of(sheet);
  const FormTemplate form;
  CircleFinder circles(cut, form);
  std::vector<MarkReport> marks;
  for (const ChoiceOption& word : kWords) marks.push_back(circles.find(word.rect));
  return has_other_marks(cut, circles.ink(), form, kWords, marks, chosen);
}

Sheet ringed(double thick = 5) { return printed_words().ring(150, 60, 40, 26, thick); }

void zigzag(Sheet& sheet, double x0, double x1, double y0, double y1, double step, double thick) {
  bool down = true;
  for (double x = x0; x < x1; x += step, down = !down)
    sheet.stroke(x, down ? y0 : y1, x + step, down ? y1 : y0, thick);
}

TEST(RingOverdrawn, ARingThatWasStruckOutIsAskedAbout) {
  EXPECT_FALSE(words_asked(ringed(), "b"));
  EXPECT_TRUE(words_asked(ringed().stroke(112, 34, 188, 86, 5).stroke(188, 34, 112, 86, 5), "b")) << "crossed";
  EXPECT_TRUE(words_asked(ringed().stroke(120, 84, 180, 36, 5), "b")) << "a slash";
  EXPECT_TRUE(words_asked(ringed().dot(150, 60, 20, 90), "b")) << "a blot";
  Sheet hatched = ringed(), waved = ringed();
  zigzag(hatched, 108, 192, 36, 84, 7, 5);
  zigzag(waved, 104, 196, 52, 68, 8, 5);
  EXPECT_TRUE(words_asked(hatched, "b"));
  EXPECT_TRUE(words_asked(waved, "b"));
}

TEST(RingOverdrawn, CarelessRingsAreNot) {
  EXPECT_FALSE(words_asked(ringed().ring(152, 58, 46, 31, 5), "b")) << "round twice";
  EXPECT_FALSE(words_asked(ringed().stroke(186, 48, 205, 30, 5), "b")) << "an end that overshoots";
  EXPECT_FALSE(words_asked(printed_words().ring(150, 60, 48, 28, 6), "b")) << "wide";
  EXPECT_FALSE(words_asked(printed_words().ring(154, 57, 38, 24, 9), "b")) << "a felt pen off the centre";
  EXPECT_FALSE(words_asked(printed_words().ring(150, 60, 40, 26, 3), "b")) << "a pen as thin as the print";
}

TEST(OtherMarks, ALineOverTheWholeRowIsAskedAbout) {
  Sheet struck = ringed(3);
  zigzag(struck, 20, 280, 38, 82, 20, 3);
  EXPECT_TRUE(words_asked(struck, "b"));
  EXPECT_FALSE(words_asked(printed_words().stroke(0, 64, 299, 60, 2), "")) << "a fold";
}

TEST(OtherMarks, AHeavyDotOnAWordIsNoEmptyAnswer) {
  EXPECT_FALSE(words_asked(printed_words(), ""));
  EXPECT_TRUE(words_asked(printed_words().dot(150, 60, 7), ""));
}

TEST(OtherMarks, AMarkBetweenTwoWordsIsNoEmptyAnswer) {
  EXPECT_TRUE(words_asked(printed_words().ring(105, 60, 12, 12, 4), ""));
}

TEST(Circle, TheRestOfAPaleRingIsSaidToBePerhapsOne) {
  const FieldCut pale = cut_of(printed_words().ring(150, 60, 40, 26, 5, 0, 0.45, 246)), bare = cut_of(printed_words());
  EXPECT_TRUE(CircleFinder(pale, {}).find(kWords[1].rect).remnant);
  for (const ChoiceOption& word : kWords) EXPECT_FALSE(CircleFinder(bare, {}).find(word.rect).remnant);
}

const Rect<FormMm> kBox{5, 3, 4, 4};

bool tick_asked(const Sheet& sheet) { return check_overdrawn(cut_of(sheet), kBox); }
Sheet ticked(double thick = 5) {
  return Sheet(150, 100).stroke(57, 48, 67, 63, thick).stroke(67, 63, 92, 24, thick);
}

TEST(CheckOverdrawn, OnePlainMarkIsEnough) {
  EXPECT_FALSE(tick_asked(ticked()));
  EXPECT_FALSE(tick_asked(ticked(9))) << "a felt pen";
  EXPECT_FALSE(tick_asked(Sheet(150, 100).stroke(54, 34, 86, 66, 5).stroke(86, 34, 54, 66, 5))) << "a cross";
  EXPECT_FALSE(tick_asked(Sheet(150, 100).ring(70, 50, 12, 13, 5))) << "a ring";
  EXPECT_FALSE(tick_asked(Sheet(150, 100).stroke(64, 44, 69, 54, 4).stroke(69, 54, 80, 40, 4))) << "a small tick";
  Sheet filled(150, 100);
  for (int y = 31; y < 70; ++y) filled.stroke(51, y, 89, y, 2);
  EXPECT_FALSE(tick_asked(filled));
}

TEST(CheckOverdrawn, AStruckTickIsAskedAbout) {
  EXPECT_TRUE(tick_asked(ticked().stroke(48, 28, 92, 72, 5).stroke(92, 28, 48, 72, 5))) << "crossed";
  EXPECT_TRUE(tick_asked(ticked().stroke(44, 46, 98, 46, 5).stroke(44, 56, 98, 56, 5))) << "two lines";
  Sheet hatched = ticked(), blotted(150, 100);
  zigzag(hatched, 48, 92, 32, 68, 6, 4);
  EXPECT_TRUE(tick_asked(hatched));
  for (int y = 33; y < 68; ++y) blotted.stroke(53, y, 87, y, 2, 110);
  EXPECT_TRUE(tick_asked(blotted.stroke(57, 48, 67, 63, 5).stroke(67, 63, 92, 24, 5))) << "the tick shows in the blot";
}

bool tick_slashed(const Sheet& sheet) {
  const FieldCut cut = cut_of(sheet);
  return check_slashed(cut, ink_mask(cut.grey, cut.paper, 30), kBox);
}

TEST(CheckSlashed, ATickStruckOutAlongItsArmIsAskedAbout) {
  EXPECT_TRUE(tick_slashed(ticked().stroke(44, 76, 96, 22, 5)));
  EXPECT_TRUE(tick_slashed(ticked(9).stroke(43, 78, 96, 22, 9))) << "a felt pen";
}

TEST(CheckSlashed, PlainMarksAreNot) {
  EXPECT_FALSE(tick_slashed(ticked()));
  EXPECT_FALSE(tick_slashed(ticked(9))) << "a felt pen";
  EXPECT_FALSE(tick_slashed(Sheet(150, 100).stroke(44, 24, 96, 76, 5).stroke(96, 24, 44, 76, 5))) << "a wide cross";
  EXPECT_FALSE(tick_slashed(Sheet(150, 100).stroke(54, 34, 86, 66, 5).stroke(96, 22, 44, 78, 5)))
      << "a cross with one long stroke";
  EXPECT_FALSE(tick_slashed(Sheet(150, 100).stroke(44, 40, 62, 76, 5).stroke(62, 76, 100, 16, 5))) << "a large tick";
}

TEST(CheckOverdrawn, ALevelDashStrikesTheBoxOut) {
  EXPECT_TRUE(tick_asked(Sheet(150, 100).stroke(40, 50, 100, 50, 5)));
  EXPECT_TRUE(tick_asked(Sheet(150, 100).stroke(55, 51, 85, 48, 5)));
}

/// Whether an empty box is asked about.
bool box_asked(const Sheet& sheet) {
  const FieldCut cut = cut_of(sheet);
  const FormTemplate form;
  const CircleFinder circles(cut, form);
  const std::vector<ChoiceOption> options{{"yes", "同", kBox, MarkStyle::Check}};
  const std::array<MarkReport, 1> marks{};
  return has_other_marks(cut, circles.ink(), form, options, marks, "");
}

TEST(OtherMarks, AMarkRoundOrBesideABoxIsNoEmptyAnswer) {
  EXPECT_TRUE(box_asked(Sheet(150, 100).ring(70, 50, 30, 27, 5))) << "a ring round it";
  EXPECT_TRUE(box_asked(Sheet(150, 100).ring(70, 50, 16, 26, 5))) << "a ring in it";
  EXPECT_TRUE(box_asked(Sheet(150, 100).ring(70, 48, 24, 22, 5, 0.45, 1.02))) << "half a ring";
  EXPECT_TRUE(box_asked(Sheet(150, 100).stroke(26, 45, 34, 58, 5).stroke(34, 58, 46, 30, 5))) << "a tick beside it";
  EXPECT_TRUE(box_asked(Sheet(150, 100).stroke(50, 72, 92, 71, 5))) << "a line under it";
  EXPECT_FALSE(box_asked(Sheet(150, 100)));
  const auto printed = [] {
    return Sheet(150, 100).stroke(50, 30, 90, 30, 3).stroke(90, 30, 90, 70, 3).stroke(90, 70, 50, 70, 3);
  };
  EXPECT_FALSE(box_asked(printed().stroke(50, 70, 50, 30, 3))) << "its printed edge";
  EXPECT_FALSE(box_asked(printed().stroke(50, 70, 50, 62, 3))) << "what a copy leaves of it";
}

}  // namespace
}  // namespace uketsuke::ocr
