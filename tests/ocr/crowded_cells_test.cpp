#include "ocr/form/crowded_cells.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/ocr/field_cuts.h"

namespace uketsuke::ocr {
namespace {

using test::kPx;
using test::Sheet;

/// Four cells, 4 × 6 mm, one millimetre apart, without frames. Each sign is 2.4 mm wide.
struct Comb {
  Sheet sheet{260, 120};
  std::vector<Rect<FormMm>> cells = test::four_cells();

  explicit Comb(const std::vector<double>& signs) {
    for (const double x : signs) zero(x);
  }
  Comb& zero(double x_mm, int level = 30) {
    sheet.ring(x_mm * kPx, 60, 10, 18, 4, 0, 1, level);
    return *this;
  }
  bool crowded(CombSigns signs = CombSigns::Digits) const {
    const FieldCut cut = test::cut_of(sheet);
    std::vector<InkReport> ink;
    for (const Rect<FormMm>& cell : cells) ink.push_back(find_ink(cut.part(cell.grown(-0.6)), kPx, 255));
    return crowded_cells(cut, cells, ink, signs, 0.88);
  }
};

TEST(CrowdedCells, SignsInTheirCellsAreNone) {
  EXPECT_FALSE(Comb({5, 10, 15, 20}).crowded());
  EXPECT_FALSE(Comb({15, 20}).crowded());
  EXPECT_FALSE(Comb({}).crowded());
  EXPECT_FALSE(Comb({5.5, 10.6, 15.5, 20.4}).crowded()) << "a little to the right";
}

// 11日 of which the first 1 stands between the cells: 1日 would be left.
TEST(CrowdedCells, ASignOnTheBorderIsAskedAbout) {
  EXPECT_TRUE(Comb({12.5, 15, 20}).crowded()) << "one more than its neighbour's";
  EXPECT_TRUE(Comb({12.5}).crowded()) << "it could be either cell's";
  Comb one({15, 20});
  one.sheet.stroke(124, 42, 124, 78, 5);
  EXPECT_TRUE(one.crowded()) << "a 1";
}

TEST(CrowdedCells, ASignThatTheFramesHaveCutIsOne) {
  Comb parts({15, 20});
  parts.sheet.stroke(121, 50, 128, 50, 6).stroke(119, 68, 131, 68, 5);
  EXPECT_TRUE(parts.crowded());
  Comb speck({15, 20});
  speck.sheet.dot(124, 50, 4);
  EXPECT_FALSE(speck.crowded());
}

// The 7 of a group's last cell has its stem on the cell's side: it is nobody else's.
TEST(CrowdedCells, ASignAtTheCombsEndIsItsCells) {
  Comb seven({5, 10, 15});
  seven.sheet.stroke(200, 45, 217, 45, 4).stroke(217, 45, 214, 80, 5);
  EXPECT_FALSE(seven.crowded());
  Comb dropped({5, 10, 15});
  dropped.sheet.stroke(220, 42, 220, 78, 5);
  EXPECT_TRUE(dropped.crowded()) << "its cell looks empty";
}

TEST(CrowdedCells, TwoDigitsInOneCellAreAskedAbout) {
  Comb two({5, 15, 20});
  two.sheet.stroke(90, 45, 90, 78, 4).stroke(112, 45, 112, 78, 4);
  EXPECT_TRUE(two.crowded());
  EXPECT_FALSE(two.crowded(CombSigns::Kana)) << "ハ and リ have two strokes";
}

TEST(CrowdedCells, ASmallKanaBehindTheLastOneIsAskedAbout) {
  Comb small({5});
  small.sheet.ring(75, 60, 5, 5, 3);
  EXPECT_TRUE(small.crowded(CombSigns::Kana));
  Comb between({5, 10});
  between.sheet.ring(75, 60, 5, 5, 3);
  EXPECT_FALSE(between.crowded(CombSigns::Kana)) << "between two kana it is a 濁点";
}

// What a bad copy leaves of the frames is paler or thinner than writing.
TEST(CrowdedCells, TheRestsOfFramesAreNone) {
  Comb pale({5, 15, 20});
  pale.sheet.stroke(125, 35, 125, 85, 5, 150);
  EXPECT_FALSE(pale.crowded());
  Comb thin({5, 15, 20});
  thin.sheet.stroke(125, 35, 125, 85, 2);
  EXPECT_FALSE(thin.crowded());
  Comb whole({5, 15, 20});
  whole.sheet.stroke(80, 30, 120, 30).stroke(80, 90, 120, 90).stroke(80, 30, 80, 90).stroke(120, 30, 120, 90);
  EXPECT_FALSE(whole.crowded());
}

}  // namespace
}  // namespace uketsuke::ocr
