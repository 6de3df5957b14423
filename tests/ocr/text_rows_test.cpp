#include "ocr/form/text_rows.h"

#include <gtest/gtest.h>

#include "ocr/form/over_edge.h"
#include "tests/ocr/field_cuts.h"

namespace uketsuke::ocr {
namespace {

using test::kPx;
using test::Sheet;

/// Signs of `size` pixels in a row, its middle at `y`.
Sheet& write(Sheet& sheet, double y, int signs = 5, double size = 30, double x0 = 40) {
  for (int i = 0; i < signs; ++i) {
    const double x = x0 + i * size * 1.3, h = size / 2;
    sheet.stroke(x, y - h, x + size, y - h, 3)
        .stroke(x, y + h, x + size, y + h, 3)
        .stroke(x + h, y - h, x + h, y + h, 3);
  }
  return sheet;
}

TextRows rows_of(const Sheet& sheet, int lines = 1) {
  const FieldCut cut = test::cut_of(sheet);
  return text_rows(ink_mask(cut.grey, cut.paper, 22), kPx, find_ink(cut.grey, kPx), lines);
}

TEST(TextRows, TheLinesThatABoxIsForAreAll) {
  Sheet one(400, 120);
  EXPECT_EQ(rows_of(write(one, 60)).rows.size(), 1U);
  EXPECT_FALSE(rows_of(one).more);
  Sheet two(400, 120);
  write(write(two, 30), 85);
  EXPECT_EQ(rows_of(two, 2).rows.size(), 2U);
  EXPECT_FALSE(rows_of(two, 2).more);
}

// 久保庭 above and 秀之輔 below in a box for one line: both are read, and asked about.
TEST(TextRows, OneMoreLineOfTheirHeightIsReadToo) {
  Sheet two(400, 120);
  write(write(two, 30), 85, 4);
  EXPECT_EQ(rows_of(two).rows.size(), 2U);
  EXPECT_TRUE(rows_of(two).more);
}

TEST(TextRows, ASmallerLineIsSaidToBeThere) {
  Sheet reading(400, 120);
  write(write(reading, 20, 6, 15), 80);
  EXPECT_EQ(rows_of(reading).rows.size(), 1U);
  EXPECT_TRUE(rows_of(reading).more);
}

// 会, forgotten and put in above with a ^, between signs that it nearly touches.
TEST(TextRows, ASignPutInAboveTheLineIsSeen) {
  Sheet above(400, 120);
  write(above, 80).stroke(132, 60, 125, 52, 3).stroke(132, 60, 139, 52, 3);
  write(above, 36, 1, 22, 121);
  EXPECT_TRUE(rows_of(above).more);
}

TEST(TextRows, DirtAndFoldsAreNoLine) {
  Sheet dirt(400, 120);
  write(dirt, 75).dot(300, 25, 4);
  EXPECT_FALSE(rows_of(dirt).more);
  Sheet fold(400, 120);
  write(fold, 75).stroke(20, 20, 380, 20, 2);
  EXPECT_FALSE(rows_of(fold).more);
}

/// A box of text from 8 to 36 mm with its frame, in a cut of 4 to 40 mm.
struct Box {
  FormTemplate form;
  Sheet sheet{360, 120};

  Box() {
    FieldTemplate& field = form.fields.emplace_back();
    field.type = FieldType::Text;
    field.rect = {8, 2, 28, 8};
    field.lines = 1;
    form.lines.push_back({{8, 2}, {8, 10}, 0.3, "black", false});
    sheet.stroke(40, 20, 40, 100, 3);
  }
  bool crossed() const {
    FieldCut cut = test::cut_of(sheet);
    cut.area = {4, 0, 36, 12};
    return look_over_edge(cut, form, form.fields.front()).crossed;
  }
};

// The dots of 河 on the line are taken out with it, and 可 is left.
TEST(OverEdge, ATextThatBeginsOnItsLeftBorderIsAskedAbout) {
  Box inside, on, across;
  write(inside.sheet, 60, 4, 30, 55);
  EXPECT_FALSE(inside.crossed());
  write(on.sheet, 60, 4, 30, 41);
  EXPECT_TRUE(on.crossed());
  write(across.sheet, 60, 4, 30, 28);
  EXPECT_TRUE(across.crossed());
}

TEST(OverEdge, TheBorderItselfIsNoWriting) {
  Box thick;
  write(thick.sheet.stroke(41, 20, 42, 100, 5), 60, 4, 30, 60);
  EXPECT_FALSE(thick.crossed());
}

}  // namespace
}  // namespace uketsuke::ocr
