#include "ocr/form/lost_signs.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

using test::Sheet;
constexpr double kPx = 10;  // pixels per millimetre in these pictures

/// Two cells, the printed word 月, two cells more: 4 × 6 mm each, on a sheet of 50 × 24 mm.
struct Comb {
  Sheet sheet{500, 240};
  FormTemplate form;
  std::vector<Rect<FormMm>> cells;

  Comb() {
    for (const double x : {10.0, 15.0, 24.0, 29.0}) cells.push_back({x, 9, 4, 6});
    form.fields.emplace_back().rect = {9.5, 8.5, 24, 7};
    form.fields.back().type = FieldType::Digits;
    form.fields.back().cells = cells;
    ArtText word;
    word.at = {21.5, 13};
    word.text = "月";
    word.size_pt = 7;
    word.anchor = "middle";
    form.texts.push_back(word);
    sheet.ring(215, 120, 9, 11, 2);
    for (const int x : {170, 260, 310}) digit(x, 120);  // the first cell stays empty
  }
  Comb& digit(double x, double y, int level = 30) {
    sheet.ring(x, y, 12, 20, 4, 0, 1, level);
    return *this;
  }
  FieldCut cut() const {
    FieldCut out;
    out.grey = sheet.image().clone();
    out.px_per_mm = kPx;
    out.area = {0, 0, 50, 24};
    out.paper = 255;
    return out;
  }
  std::vector<InkReport> ink() const {
    const FieldCut all = cut();
    std::vector<InkReport> out;
    for (const Rect<FormMm>& cell : cells) out.push_back(find_ink(all.part(cell), kPx, 255));
    return out;
  }
  bool beside() const {
    const FieldCut all = cut();
    return writing_beside_cells(all, form, form.fields.front(), cells, ink(), 0);
  }
};

TEST(LostSigns, WhatIsPrintedAndWrittenInItsPlaceIsNone) { EXPECT_FALSE(Comb().beside()); }

TEST(LostSigns, ADigitBesideTheCellsIsSeen) {
  EXPECT_TRUE(Comb().digit(70, 120).beside()) << "before the first cell";
  EXPECT_TRUE(Comb().digit(365, 120).beside()) << "behind the last";
}

// 12 written one cell to the left: its 1 stands on the word before the cells, and 2 is left.
TEST(LostSigns, ADigitOnThePrintedWordBetweenTwoCellsIsSeen) {
  EXPECT_TRUE(Comb().digit(215, 120).beside());
  Comb one;
  one.sheet.stroke(216, 100, 214, 140, 4);
  EXPECT_TRUE(one.beside()) << "a 1";
}

TEST(LostSigns, ADigitAboveOrBelowIsTheEmptyCells) {
  for (const double y : {60, 185}) {
    EXPECT_TRUE(Comb().digit(120, y).beside()) << y;
    EXPECT_FALSE(Comb().digit(310, y).beside()) << y << ": that cell has its digit";
  }
}

TEST(LostSigns, DirtStainsAndStrokesThatGoOnFromACellAreNone) {
  Comb dirt;
  dirt.sheet.dot(70, 120, 4).dot(380, 110, 5);
  EXPECT_FALSE(dirt.beside());
  EXPECT_FALSE(Comb().digit(70, 120, 215).beside()) << "much paler than the writing";
  Comb long_stroke;
  long_stroke.sheet.stroke(298, 120, 345, 150);
  EXPECT_FALSE(long_stroke.beside());
}

// Dust on a feeder's glass, parted by the printed lines that are taken out of it.
TEST(LostSigns, AStreakThatRunsOnIsNone) {
  Comb streak;
  streak.form.lines.push_back({{0, 8}, {50, 8}, 0.6, "black", false});
  streak.form.lines.push_back({{0, 16}, {50, 16}, 0.6, "black", false});
  streak.sheet.stroke(70, 0, 71, 239, 2).stroke(0, 80, 499, 80, 4).stroke(0, 160, 499, 160, 4);
  EXPECT_FALSE(streak.beside());
  EXPECT_TRUE(streak.digit(365, 120).beside()) << "beside it a digit is seen as ever";
}

TEST(LostSigns, TheWritingOfAnotherFieldIsIts) {
  Comb beside;
  beside.form.fields.emplace_back().rect = {4, 8, 5.2, 8};
  beside.digit(70, 120);
  const FieldCut all = beside.cut();
  EXPECT_FALSE(writing_beside_cells(all, beside.form, beside.form.fields.front(), beside.cells, beside.ink(), 0));
}

TEST(LostSigns, ADigitFarFromAnEmptyCombBelongsToTheNearerOne) {
  Comb two;
  FieldTemplate& lower = two.form.fields.emplace_back();
  for (const Rect<FormMm>& cell : two.cells) lower.cells.push_back({cell.x, 20.5, cell.w, 3});
  lower.rect = {9.5, 20.3, 24, 3.4};
  two.digit(120, 174);
  const FieldCut all = two.cut();
  const std::vector<InkReport> nothing(lower.cells.size());
  EXPECT_FALSE(writing_beside_cells(all, two.form, lower, lower.cells, nothing, 0.8));
  EXPECT_TRUE(writing_beside_cells(all, two.form, two.form.fields.front(), two.cells, two.ink(), 0.8));
}

// 460 of which the 4 has hardly any ink must not become 60.
TEST(LostSigns, AVeryPaleDigitInAnEmptyCellIsSeen) {
  Comb pale;
  EXPECT_FALSE(pale_sign_in_empty_cell(pale.cut(), pale.cells, pale.ink()));
  pale.digit(120, 120, 238);
  std::vector<InkReport> dropped_out = pale.ink();
  dropped_out.front() = {};
  EXPECT_TRUE(pale_sign_in_empty_cell(pale.cut(), pale.cells, dropped_out));
}

}  // namespace
}  // namespace uketsuke::ocr
