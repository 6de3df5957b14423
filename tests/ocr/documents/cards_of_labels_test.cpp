#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Persons on cards: labels in small type side by side, each over its value.
namespace uketsuke::ocr::test {
namespace {

/// Words at a left edge each, their lines 45 px apart from y 520 on, in type of 28 px.
PageLayout words_at(const std::vector<std::u32string>& lines, const std::vector<std::vector<double>>& edges) {
  PageLayout page = printed_page(lines);
  page.glyph_px = 28;
  page.width = 3508, page.height = 2480;
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    double x = 0;
    std::size_t word = 0;
    for (Glyph& glyph : page.rows[r].glyphs) {
      if (glyph.word_start) x = edges[r][word++];
      glyph.rect = {x, 520 + 45.0 * static_cast<double>(r), 28, 28};
      x += 28;
    }
    page.rows[r].rect = extent(page.rows[r], 0, page.rows[r].glyphs.size());
  }
  return page;
}

/// "field value;" of each label, "field column value;value;" where they lie in a column.
std::string values_on(const PageLayout& page) {
  const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
  std::string out;
  for (const Label& label : labels) {
    const LabelValues values = values_of(page, labels, label);
    out += std::string(label.spec->field) + (values.column ? " column " : " ");
    for (const ValuePlace& place : values.places) out += page.text(place.glyphs) + ";";
  }
  return out;
}

// The whole line 山田次郎 子 男 was the name, the relation and the sex: the frame passed for one cell.
TEST(CardsOfLabels, ValuesStandUnderTheirLabelsInsideTheFrame) {
  PageLayout page = words_at({U"氏名 続柄 性別", U"ー", U"山田次郎 子 男", U"生年月日 認定年月日 資格喪失日",
                              U"平成24年10月21日 平成31年2月12日 令和8年9月23日"},
                             {{1740, 2470, 2680}, {1740}, {1740, 2470, 2680}, {1740, 2225, 2685}, {1740, 2225, 2685}});
  Sheet frame(3508, 900);
  frame.stroke(1700, 500, 3330, 500, 3)
      .stroke(1700, 760, 3330, 760, 3)
      .stroke(1700, 500, 1700, 760, 3)
      .stroke(3330, 500, 3330, 760, 3);
  page.rules = RuledLines::find(frame.image(), page.px_per_mm);
  EXPECT_EQ(values_on(page),
            "name 山田次郎;relation 子;sex 男;birth_date 平成24年10月21日;acquired_on 平成31年2月12日;lost_on "
            "令和8年9月23日;");
}

// 在学期間(修業年限) over a period that goes on under the remark.
TEST(CardsOfLabels, ARemarkBesideALabelHeadsNothing) {
  PageLayout page = words_at({U"在学期間 (修業年限)", U"令和8年4月1日 から令和11年3月31日まで"}, {{965, 1118}, {989, 1400}});
  Sheet frame(3508, 900);
  frame.stroke(940, 500, 2300, 500, 3).stroke(940, 640, 2300, 640, 3).stroke(940, 500, 940, 640, 3);
  frame.stroke(2300, 500, 2300, 640, 3);
  page.rules = RuledLines::find(frame.image(), page.px_per_mm);
  EXPECT_EQ(value_of(page, "zaigaku_shomeisho", "enrolled_until"), "令和8年4月1日から令和11年3月31日まで ");
}

// 資格喪失日 of the block to the left, whose line holds the day of birth of the person to the right.
TEST(CardsOfLabels, WhatStandsUnderALabelFarAsideIsNotOurs) {
  const PageLayout page =
      words_at({U"生年月日 認定年月日", U"資格取得年月日 資格喪失日 平成24年10月21日 平成31年2月12日",
                U"平成20年4月1日 令和8年9月23日"},
               {{1740, 2225}, {215, 900, 1740, 2225}, {215, 900}});
  const std::string all = values_on(page);
  EXPECT_EQ(all,
            "birth_date column 平成24年10月21日;acquired_on column 平成31年2月12日;acquired_on column "
            "平成20年4月1日;lost_on column 令和8年9月23日;");
}

// The same where 生年月日 was misread: what stands close under 資格喪失日 is its day; where nothing does, the day is
// asked about.
TEST(CardsOfLabels, ADayUnderAMisreadLabelIsNotTakenForAnotherBlocks) {
  const std::vector<std::u32string> lines{U"八年目日", U"資格取得年月日 資格喪失日 令和2年11月28日",
                                          U"平成20年4月1日 令和8年9月23日"};
  const PageLayout page = words_at(lines, {{1740}, {215, 900, 1740}, {215, 900}});
  EXPECT_EQ(values_on(page), "acquired_on column 平成20年4月1日;lost_on column 令和8年9月23日;");
  PageLayout alone = words_at({lines[0], lines[1]}, {{1740}, {215, 900, 1740}});
  for (Glyph& glyph : alone.rows[0].glyphs) glyph.rect.y += 6, glyph.rect.h = 20;
  const auto labels = find_labels(alone, label_book("soshitsu_shomeisho"));
  const LabelValues lost = values_of(alone, labels, labels.back());
  ASSERT_EQ(lost.places.size(), 1U);
  EXPECT_EQ(lost.places[0].doubt, "label_unclear");
}

TEST(CardsOfLabels, ANumberFarBehindItsWordsIsTheirs) {
  const PageLayout page = printed_page({U"扶養親族数(計)               2人", U"(参考)16歳未満               0人"});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "dependants"), "2人 ");
}

}  // namespace
}  // namespace uketsuke::ocr::test
