#include "ocr/documents/labels/item_lists.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/labels.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Lists of what is to be certified (☑氏名 □本籍): labels without values, which took the print below for theirs.
namespace uketsuke::ocr::test {
namespace {

/// Items of one line, from left to right; what a box was read as stands before its word at times.
struct Made {
  PageLayout layout = printed_page({});
  Sheet sheet{2480, 1200};

  /// A line of print of 40 px a sign; □ is drawn as a box and read as nothing, 口 is drawn and read.
  void line(double y, const std::vector<std::pair<double, std::u32string>>& words) {
    TextRow row;
    for (const auto& [from, word] : words) {
      double x = from;
      bool first = true;
      for (const char32_t c : word) {
        const Rect<CleanPx> place{x, y, 40, 40};
        x += 40;
        if (c == U'□' || c == U'口') box(place.grown(-4));
        if (c == U'□') continue;
        row.glyphs.push_back({c, place, 0.9, first});
        first = false;
      }
    }
    row.rect = extent(row, 0, row.glyphs.size());
    layout.rows.push_back(row);
  }
  void box(const Rect<CleanPx>& r) {
    for (const double x : {r.x, r.right()}) sheet.stroke(x, r.y, x, r.bottom(), 3);
    for (const double y : {r.y, r.bottom()}) sheet.stroke(r.x, y, r.right(), y, 3);
  }
  /// The page without its lists, in one piece of text.
  std::string left() {
    CleanPage page;
    page.grey = Image::copy_of(sheet.image());
    page.binary = Image::copy_of(sheet.image());
    layout.ink = ink_boxes(page.binary);
    take_off_item_lists(page, label_book("juminhyo"), layout);
    std::u32string out;
    for (const TextRow& row : layout.rows) out += row.signs() + U" ";
    return utf8(out);
  }
};

TEST(ItemLists, ItemsToBeCertifiedAreNoLabels) {
  Made made;
  made.line(300, {{300, U"□住所"}, {600, U"口氏名"}, {900, U"□生年月日"}, {1300, U"口続柄"}});
  made.line(370, {{300, U"口本籍・筆頭者"}, {900, U"□個人番号"}, {1300, U"□戸籍の表示"}});
  made.line(500, {{300, U"住所"}, {600, U"奈良県天理市川原城町10"}});
  EXPECT_EQ(made.left(), "住所奈良県天理市川原城町10 ");
}

TEST(ItemLists, AListDownThePageAsWell) {
  Made made;
  double y = 300;
  for (const auto word : {U"□住所", U"□氏名", U"□世帯主"}) made.line(y, {{300, word}}), y += 70;
  made.line(y + 100, {{300, U"氏名"}, {600, U"猪爪弓枝"}});
  EXPECT_EQ(made.left(), "氏名猪爪弓枝 ");
}

TEST(ItemLists, ABoxBesideALabelWithItsValueStays) {
  Made made;
  made.line(300, {{300, U"□住所"}, {600, U"奈良県天理市川原城町10"}, {1500, U"□氏名"}, {1800, U"猪爪弓枝"}});
  made.line(370, {{300, U"□性別"}, {600, U"女"}, {900, U"□続柄"}, {1200, U"妻"}, {1500, U"□世帯主"}});
  EXPECT_EQ(made.left(), "住所奈良県天理市川原城町10氏名猪爪弓枝 性別女続柄妻世帯主 ");
}

TEST(ItemLists, TwoItemsAndChoicesAreNoList) {
  Made made;
  made.line(300, {{300, U"□氏名"}, {600, U"□住所"}});
  made.line(500, {{300, U"□男"}, {600, U"□女"}, {900, U"□世帯の一部"}, {1300, U"□全員"}});
  EXPECT_EQ(made.left(), "氏名住所 男女世帯の一部全員 ");
}

TEST(ItemLists, AHeadOfATableHasNoBoxes) {
  Made made;
  made.line(300, {{300, U"氏名"}, {600, U"生年月日"}, {900, U"性別"}, {1300, U"続柄"}});
  EXPECT_EQ(made.left(), "氏名生年月日性別続柄 ");
}

TEST(ItemLists, AListJoinedByMarksGoesADoubleHeadStays) {
  Made made;
  made.line(300, {{300, U"住所・氏名・生年月日・性別・続柄"}});
  made.line(400, {{300, U"生年月日・性別"}, {900, U"昭和46年2月19日"}, {1600, U"女"}});
  EXPECT_EQ(made.left(), "生年月日・性別昭和46年2月19日女 ");
}

}  // namespace
}  // namespace uketsuke::ocr::test
