#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/kind_evidence.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/levies/levies_in_columns.h"
#include "ocr/documents/persons/name_cells.h"
#include "ocr/documents/persons/persons_in_columns.h"
#include "ocr/documents/values/address_lines.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// Sheets without rules between their columns, lists in sentences, and forms whose lines part a name from its reading.
namespace uketsuke::ocr::test {
namespace {

/// Words at places of a line: (x, signs) by line, 40 px a sign, with their ink.
struct Word {
  double x;
  std::u32string signs;
};

PageLayout columns(const std::vector<std::vector<Word>>& lines) {
  PageLayout page = printed_page({});
  double y = 200;
  for (const auto& line : lines) {
    TextRow row;
    for (const Word& word : line)
      for (std::size_t i = 0; i < word.signs.size(); ++i) {
        const Rect<CleanPx> rect{word.x + 40 * static_cast<double>(i), y, 40, 40};
        row.glyphs.push_back({word.signs[i], rect, 0.9, i == 0, false});
        page.ink.push_back({{rect.x + 2, rect.y + 2, 36, 36}, 500});
      }
    row.rect = extent(row, 0, row.glyphs.size());
    page.rows.push_back(row);
    y += 100;
  }
  return page;
}

/// A household of two: the head's relation is a word that is a label elsewhere.
std::vector<std::vector<Word>> household_of_two() {
  return {{{300, U"氏名の振り仮名"}, {700, U"アライトキエ"}, {1300, U"アライショウシチ"}},
          {{300, U"氏名"}, {700, U"荒居"}, {840, U"トキヱ"}, {1300, U"荒居"}, {1440, U"昭七"}},
          {{300, U"生年月日"}, {700, U"昭和38年10月16日"}, {1300, U"昭和48年7月7日"}},
          {{300, U"性別"}, {700, U"女"}, {1300, U"男"}}};
}

std::vector<std::string> persons(const PageLayout& page) {
  std::vector<std::string> out;
  const auto labels = find_labels(page, label_book("juminhyo"));
  for (const PlacedValue& v : persons_in_columns(page, labels, household()).values)
    out.push_back(std::to_string(v.row) + " " + std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)));
  return out;
}

TEST(PersonsInColumns, WhitePaperPartsPersonsSideBySide) {
  EXPECT_EQ(persons(columns(household_of_two())),
            (std::vector<std::string>{"1 name_kana アライトキエ", "2 name_kana アライショウシチ", "1 name 荒居トキヱ",
                                      "2 name 荒居昭七", "1 birth_date 昭和38年10月16日", "2 birth_date 昭和48年7月7日",
                                      "1 sex 女", "2 sex 男"}));
  auto one = household_of_two();
  for (auto& line : one) std::erase_if(line, [](const Word& word) { return word.x >= 1300; });
  EXPECT_TRUE(persons(columns(one)).empty()) << "one person has no neighbour";
}

TEST(PersonsInColumns, WhatLacksADayOfBirthIsNoPerson) {
  auto lines = household_of_two();
  lines[2].pop_back();
  EXPECT_TRUE(persons(columns(lines)).empty());
  lines = household_of_two();
  lines[2].back().signs = U"住所を定めた日";
  EXPECT_TRUE(persons(columns(lines)).empty()) << "the next list of labels";
  lines = household_of_two();
  lines[2] = {{300, U"生年月日"}, {700, U"昭和38年10月16日昭和48年7月7日"}};
  EXPECT_TRUE(persons(columns(lines)).empty()) << "no white paper between the persons";
}

TEST(PersonsInColumns, TheHeadsRelationIsAValueOfItsColumn) {
  auto lines = household_of_two();
  lines.push_back({{300, U"続柄"}, {700, U"子"}, {1300, U"世帯主"}});
  lines.push_back({{300, U"世帯主"}, {700, U"荒居昭七"}});
  KindInfo kind = household();
  for (const char* id : {"relation", "head"}) {
    FieldInfo field;
    field.id = id;
    field.in_rows = std::string_view(id) == "relation";
    kind.fields.push_back(field);
  }
  std::vector<std::string> out;
  const PageLayout page = columns(lines);
  for (const PlacedValue& v : map_values(page, kind).values)
    if (v.field == "relation" || v.field == "head")
      out.push_back(std::to_string(v.row) + utf8(page.signs(v.place.glyphs)));
  EXPECT_EQ(out, (std::vector<std::string>{"0荒居昭七", "1子", "2世帯主"}));
}

/// `panel`: a frame round all of them.
std::vector<std::string> levies(const std::vector<std::vector<Word>>& lines, bool panel = false) {
  PageLayout page = columns(lines);
  if (panel) {
    Sheet frame(2480, 1200);
    frame.stroke(200, 120, 2300, 120, 3)
        .stroke(200, 640, 2300, 640, 3)
        .stroke(200, 120, 200, 640, 3)
        .stroke(2300, 120, 2300, 640, 3);
    page.rules = RuledLines::find(frame.image(), page.px_per_mm);
  }
  std::vector<std::string> out;
  for (const PlacedValue& v : crossed_in_columns(page, find_labels(page, label_book("kazei_shomeisho"))))
    out.push_back(std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)) + " " + std::string(v.place.doubt));
  return out;
}

TEST(LeviesInColumns, HeadingsOfALineAndOfAColumnNameAnAmount) {
  const std::vector<std::vector<Word>> table = {{{500, U"税額の内訳"}, {1100, U"市民税"}, {1600, U"府民税"}},
                                                {{300, U"算出所得割額"}, {1120, U"155,600"}, {1640, U"38,900"}},
                                                {{300, U"所得割額"}, {1120, U"153,600"}, {1640, U"38,400"}},
                                                {{300, U"均等割額"}, {1200, U"3,000"}, {1680, U"1,300"}}};
  const std::vector<std::string> all{"city_income_levy 153,600 ", "prefecture_income_levy 38,400 ",
                                     "city_per_capita_levy 3,000 ", "prefecture_per_capita_levy 1,300 "};
  EXPECT_EQ(levies(table), all);
  EXPECT_EQ(levies(table, true), all) << "in a panel";
}

// 森林環境税 and the levy on income took the 年税額 of the next cell: a panel round all lines is no cell of a table.
TEST(LeviesInColumns, APanelsLinesAreNoHeadingsOfTheCellBelow) {
  PageLayout page = columns({{{1100, U"所得割額"}, {1600, U"均等割額"}, {2100, U"計"}},
                             {{300, U"市民税"}, {1060, U"134,500"}, {1620, U"3,000"}, {1940, U"137,500"}},
                             {{300, U"県民税"}, {1100, U"89,700"}, {1620, U"1,000"}, {1980, U"90,700"}},
                             {{300, U"森林環境税"}, {2000, U"1,000"}},
                             {{300, U"年税額"}, {1900, U"229,200"}}});
  Sheet frame(2480, 1200);
  frame.stroke(200, 120, 2300, 120, 3).stroke(200, 570, 2300, 570, 3).stroke(200, 680, 2300, 680, 3);
  frame.stroke(200, 120, 200, 680, 3).stroke(2300, 120, 2300, 680, 3);
  page.rules = RuledLines::find(frame.image(), page.px_per_mm);
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "forest_tax"), "1,000 ");
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "city_income_levy"), "134,500 ");
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "annual_tax"), "229,200 ");
}

TEST(LeviesInColumns, AnAmountWhoseHeadingWasLostIsNobodys) {
  EXPECT_TRUE(levies({{{1100, U"市民税"}}, {{300, U"所得割額"}, {1120, U"153,600"}, {1640, U"38,400"}}}).empty());
  EXPECT_TRUE(
      levies({{{1100, U"市民税"}, {1600, U"県民税"}}, {{300, U"所得割額"}, {1120, U"153,600"}, {2100, U"38,400"}}})
          .empty())
      << "aside of all headings";
  EXPECT_TRUE(
      levies({{{1100, U"市民税"}, {1600, U"県民税"}}, {{300, U"所得割額"}, {460, U"(税額控除前)"}, {1120, U"9,000"}}})
          .empty());
  const auto twice = levies({{{1100, U"市民税"}, {1600, U"県民税"}},
                             {{300, U"所得割額"}, {1120, U"153,600"}, {1640, U"38,400"}},
                             {{300, U"所得割額"}, {1120, U"150,600"}, {1640, U"36,400"}}});
  EXPECT_EQ(twice, (std::vector<std::string>{"city_income_levy 153,600 rival_value",
                                             "prefecture_income_levy 38,400 rival_value"}));
}

// フリガナ over 氏名 in one heading, and a dotted line between them in each person's cell: every half was a person.
TEST(NameCells, HalvesBesideAWholeCellAreOne) {
  PageLayout page =
      table({{U"フリガナ/氏名", U"性別"}, {U"ヤマダタロウ/山田太郎", U"男"}, {U"ヤマダハナコ/山田花子", U"女"}}, 500);
  Sheet sheet(2480, 1200);
  for (int i = 0; i <= 3; ++i) sheet.stroke(kLeft, kTop + i * kHigh, kLeft + 1000, kTop + i * kHigh, 3);
  for (int i = 0; i <= 2; ++i) sheet.stroke(kLeft + 500 * i, kTop, kLeft + 500 * i, kTop + 3 * kHigh, 3);
  for (const double y : {1.5, 2.5}) sheet.stroke(kLeft + 8, kTop + y * kHigh, kLeft + 492, kTop + y * kHigh, 2);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, household()).values)
    if (v.field == "name" || v.field == "sex")
      out.push_back(std::string(v.field) + std::to_string(v.row) + " " + utf8(page.signs(v.place.glyphs)));
  EXPECT_EQ(
      out, (std::vector<std::string>{"sex1 男", "sex2 女", "name1 ヤマダタロウ山田太郎", "name2 ヤマダハナコ山田花子"}))
      << "the line reader tells a reading from a name";
}

// 氏名 over 生年月日 as headings of two lines: the line between a person's was found for the first only, and the
// others' values were taken for the wrong persons'.
TEST(NameCells, TheCellsBesideTellWhoseALineIs) {
  PageLayout page = table({{U"続柄/", U"生年月日/性別"},
                           {U"妻/", U"昭和60年1月1日/男"},
                           {U"子/", U"平成2年3月4日/女"},
                           {U"父/", U"平成4年5月6日/男"}},
                          500);
  const auto draw = [&](const std::vector<double>& cuts) {
    Sheet sheet(2480, 1200);
    for (int i = 0; i <= 4; ++i) sheet.stroke(kLeft, kTop + i * kHigh, kLeft + 1000, kTop + i * kHigh, 3);
    for (int i = 0; i <= 2; ++i) sheet.stroke(kLeft + 500 * i, kTop, kLeft + 500 * i, kTop + 4 * kHigh, 3);
    for (const double y : cuts) sheet.stroke(kLeft + 500, kTop + y * kHigh, kLeft + 1000, kTop + y * kHigh, 2);
    page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
    std::vector<std::string> out;
    const auto labels = find_labels(page, label_book("juminhyo"));
    for (const Label& label : labels)
      for (const ValuePlace& place : values_of(page, labels, label).places)
        if (!place.unsure && label.spec->field != "relation") out.push_back(utf8(page.signs(place.glyphs)));
    return out;
  };
  const std::vector<std::string> all = {"昭和60年1月1日", "平成2年3月4日", "平成4年5月6日", "男", "女", "男"};
  EXPECT_EQ(draw({0.5, 1.5, 2.5, 3.5}), all);
  EXPECT_EQ(draw({0.5, 1.5}), all) << "two persons' lines were not found";
  EXPECT_EQ(draw({0.5, 1.5, 3.5}), all);
}

TEST(Lists, APersonOfOneLineMayNameItsRelation) {
  KindInfo kind = household();
  kind.id = "soshitsu_shomeisho";
  FieldInfo relation;
  relation.id = "relation", relation.in_rows = true;
  kind.fields.push_back(relation);
  const PageLayout page =
      printed_page({U"1.氏名 曽根田美佐緒", U"2.生年月日 昭和59年9月4日", U"5.記号・番号 記号 99833550 番号 407",
                    U"9.被扶養者", U"   曽根田貞治朗 続柄:夫 昭和57年10月31日生"});
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, kind).values)
    if (v.row == 2) out.push_back(std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)));
  std::sort(out.begin(), out.end());
  EXPECT_EQ(out, (std::vector<std::string>{"birth_date 昭和57年10月31日", "name 曽根田貞治朗", "relation 夫"}));
}

TEST(Lists, ANameMayBeginALineOfLabels) {
  KindInfo kind = household();
  kind.id = "soshitsu_shomeisho";
  const auto persons = [&](const std::u32string& line) {
    const PageLayout page = printed_page({U"氏名 曽根田美佐緒", U"生年月日 昭和59年9月4日", U"被扶養者", line});
    std::vector<std::string> out;
    for (const PlacedValue& v : map_values(page, kind).values)
      if (v.row == 2)
        out.push_back(std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)) + " " + std::string(v.place.doubt));
    std::sort(out.begin(), out.end());
    return out;
  };
  const std::vector<std::string> whole = {"birth_date 昭和57年10月31日 no_label", "name 曽根田貞治朗 no_label"};
  EXPECT_EQ(persons(U"1.曽根田貞治朗 生年月日:昭和57年10月31日"), whole);
  EXPECT_TRUE(persons(U"別紙 1 生年月日:昭和57年10月31日").empty()) << "no name stands before the label";
}

TEST(Lists, AZeroReadAsABracketIsTheValueOfItsLabel) {
  EXPECT_EQ(value_of(printed_page({U"年税額 :(円"}), "kazei_shomeisho", "annual_tax"), "(円 ");
  EXPECT_EQ(value_of(printed_page({U"年税額 :(年額)5,000円"}), "kazei_shomeisho", "annual_tax"), "5,000円 ");
}

TEST(Lists, TheEndOfAPeriodIsOneDay) {
  EXPECT_EQ(value_of(printed_page({U"在学期間満了日 2029年3月31日"}), "zaigaku_shomeisho", "enrolled_until"),
            "2029年3月31日 ");
  EXPECT_EQ(value_of(printed_page({U"修了見込日 令和9年3月31日"}), "zaigaku_shomeisho", "enrolled_until"),
            "令和9年3月31日 ");
  EXPECT_EQ(value_of(printed_page({U"在学期間 2025年4月1日"}), "zaigaku_shomeisho", "enrolled_until"),
            "2025年4月1日 half_a_period");
}

// The form of a town: its desk stands at the foot, and 国民健康保険係 is nearly 国民健康保険組合.
TEST(Lists, TheDeskOfATownCertifiesNothing) {
  KindInfo kind = kind_with("soshitsu_shomeisho", "company");
  std::vector<std::u32string> lines(12, U"※");
  lines.insert(lines.end(), {U"名称 社会福祉法人あけぼの園", U"代表者 理事長 渡嘉敷登美栄",
                             U"南あわじ市 保険年金課 国民健康保険係"});
  const PageLayout page = printed_page(lines);
  EXPECT_FALSE(certifier(page, map_values(page, kind)));
}

TEST(Lists, NumbersOverColumnsDoNotContinueAnAddress) {
  const auto address = [](const std::u32string& below) {
    const PageLayout page = printed_page({U"住所 千葉県流山市宮園24-2-9第二みどり荘", U"   " + below});
    const auto labels = find_labels(page, label_book("juminhyo"));
    return utf8(page.signs(values_of(page, labels, labels.at(0)).places.at(0).glyphs));
  };
  EXPECT_EQ(address(U"【1】"), "千葉県流山市宮園24-2-9第二みどり荘");
  EXPECT_EQ(address(U"1 2"), "千葉県流山市宮園24-2-9第二みどり荘");
  EXPECT_EQ(address(U"402"), "千葉県流山市宮園24-2-9第二みどり荘402");
  const PageLayout named = printed_page({U"住所 千葉県流山市宮園24-2-9", U"申請 梶浦ハナエ"});
  const auto labels = find_labels(named, label_book("juminhyo"));
  const ValuePlace place = values_of(named, labels, labels.at(0)).places.at(0);
  EXPECT_EQ(utf8(named.signs(place.glyphs)), "千葉県流山市宮園24-2-9");
  EXPECT_TRUE(place.more_below) << "what an unknown word stands before is not the address's";
}

TEST(Kinds, ACertificateOfCityTaxSaysWhichInBrackets) {
  const auto kind = [](const std::u32string& title) {
    const auto found =
        recognise_kind(printed_page({U"#" + title, U"令和8年度", U"氏名山田太郎", U"給与収入3,000,000",
                                     U"合計所得金額2,020,000", U"課税標準額1,120,000", U"所得割67,200", U"均等割3,000"})
                           .rows,
                       2480, 3508);
    return found ? found->kind : std::string("nothing");
  };
  EXPECT_EQ(kind(U"市税証明書(課税・所得)"), "kazei_shomeisho");
  EXPECT_EQ(kind(U"市県民税証明書"), "kazei_shomeisho");
  EXPECT_EQ(kind(U"市税証明書(納税)"), "nothing");
  EXPECT_EQ(kind(U"市税納税証明書"), "nothing");
}

TEST(Headings, LabelsOfTwoLinesInOneRowAreTwo) {
  PageLayout page = printed_page({U"氏名フリガナ"});
  for (std::size_t i = 2; i < 6; ++i) {
    Glyph& glyph = page.rows[0].glyphs[i];
    glyph.rect.x -= 80, glyph.rect.y += 44, glyph.word_start = i == 2;
  }
  std::vector<std::string_view> fields;
  for (const Label& label : find_labels(page, label_book("soshitsu_shomeisho"))) fields.push_back(label.spec->field);
  EXPECT_EQ(fields, (std::vector<std::string_view>{"name", "name_kana"}));
}

// A list without rules: 84 px lie between the two days of a line, and their headings are narrower.
TEST(ValuePlaces, TwoDaysOfALineAreOfTwoColumns) {
  PageLayout page = printed_page(
      {U"生年月日 資格喪失年月日", U"令和8年5月15日 。令和8年8月18日", U"平成22年10月25日 令和O08年8月18日"});
  double x = 0;
  for (std::size_t r : {1U, 2U}) {
    auto& glyphs = page.rows[r].glyphs;
    const auto second = static_cast<std::size_t>(
        std::find_if(glyphs.begin() + 1, glyphs.end(), [](const Glyph& g) { return g.word_start; }) - glyphs.begin());
    x = 800;
    for (std::size_t i = 0; i < second; ++i) glyphs[i].rect.x = x - 84 - 40.0 * static_cast<double>(second - i);
    for (std::size_t i = second; i < glyphs.size(); ++i) glyphs[i].rect.x = x + 40.0 * static_cast<double>(i - second);
  }
  for (std::size_t i = 0; i < 4; ++i) page.rows[0].glyphs[i].rect.x = 370 + 40.0 * static_cast<double>(i);
  for (std::size_t i = 4; i < page.rows[0].glyphs.size(); ++i)
    page.rows[0].glyphs[i].rect.x = 880 + 40.0 * static_cast<double>(i - 4);
  for (TextRow& row : page.rows) row.rect = extent(row, 0, row.glyphs.size());
  const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
  ASSERT_EQ(labels.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const auto places = values_of(page, labels, labels[i]).places;
    ASSERT_EQ(places.size(), 2U) << i;
    EXPECT_EQ(page.text(places[1].glyphs), i == 0 ? "平成22年10月25日" : "令和O08年8月18日");
  }
}

}  // namespace
}  // namespace uketsuke::ocr::test
