#include "ocr/documents/persons/storeys.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// Lists of residents whose headings stand in several storeys that are not ruled alike (連記式の住民票).
namespace uketsuke::ocr::test {
namespace {

constexpr double kStorey = 74;

/// A cell by its columns of 200 px and its storeys, and its print.
struct Cell {
  int column, storey, wide, high;
  std::u32string words;
};

std::vector<Cell> headings() {
  return {{0, 0, 2, 1, U"氏名の振り仮名"}, {0, 1, 2, 1, U"氏名"},   {0, 2, 2, 1, U"本籍/筆頭者"}, {2, 0, 2, 1, U"生年月日"},
          {2, 1, 2, 1, U"性別"},           {4, 0, 1, 1, U"続柄"},   {4, 1, 1, 1, U"旧氏"},        {2, 2, 3, 1, U"前住所"},
          {5, 0, 2, 1, U"住民となった日"}, {5, 1, 2, 1, U"届出日"}, {5, 2, 2, 1, U"個人番号"}};
}

/// A person from a storey on: name and reading in one cell.
std::vector<Cell> person(int storey, const std::u32string& kana, const std::u32string& name, const std::u32string& day,
                         const std::u32string& sex, const std::u32string& relation) {
  return {{0, storey, 2, 2, kana + U"\n" + name},
          {0, storey + 2, 2, 1, U"省略"},
          {2, storey, 2, 1, day},
          {2, storey + 1, 2, 1, sex},
          {4, storey, 1, 1, relation},
          {4, storey + 1, 1, 1, U""},
          {2, storey + 2, 3, 1, U"千葉県浦安市猫実1-2"},
          {5, storey, 2, 1, U"平成18年2月28日"},
          {5, storey + 1, 2, 1, U"平成19年5月5日"},
          {5, storey + 2, 2, 1, U"省略"}};
}

PageLayout page_of(const std::vector<std::vector<Cell>>& parts) {
  std::vector<RuledCell> cells;
  for (const auto& part : parts)
    for (const Cell& cell : part)
      cells.push_back({{100 + 200.0 * cell.column, 100 + kStorey * cell.storey, 200.0 * cell.wide, kStorey * cell.high},
                       cell.words});
  return ruled_cells(cells);
}

KindInfo residents() {
  KindInfo kind = household();
  for (const char* id : {"relation", "my_number"}) {
    kind.fields.push_back(kind.fields.back());
    kind.fields.back().id = id;
  }
  return kind;
}

/// "field row signs" of all values with print, those that may be another's with a question mark.
std::vector<std::string> values_on(const PageLayout& page) {
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, residents()).values)
    if (!v.place.glyphs.empty())
      out.push_back(std::string(v.field) + std::to_string(v.row) + " " + utf8(page.signs(v.place.glyphs)) +
                    (v.place.unsure ? "?" : ""));
  return out;
}

TEST(Storeys, HeadPersonsOfAsManyStoreys) {
  const auto values = values_on(page_of({headings(), person(3, U"ヤマダタロウ", U"山田太郎", U"昭和60年1月1日", U"男", U"世帯主"),
                                         person(6, U"ヤマダハナコ", U"山田花子", U"平成2年3月4日", U"女", U"妻")}));
  EXPECT_EQ(values, (std::vector<std::string>{
                        "name_kana1 ヤマダタロウ山田太郎", "name_kana2 ヤマダハナコ山田花子", "birth_date1 昭和60年1月1日",
                        "birth_date2 平成2年3月4日", "relation1 世帯主", "relation2 妻", "name1 ヤマダタロウ山田太郎",
                        "name2 ヤマダハナコ山田花子", "sex1 男", "sex2 女", "my_number1 省略", "my_number2 省略"}))
      << "a name and its reading in one cell are told apart by who reads them";
}

TEST(Storeys, OnePersonAloneIsOne) {
  const auto values =
      values_on(page_of({headings(), person(3, U"ヤマダタロウ", U"山田太郎", U"昭和60年1月1日", U"男", U"世帯主")}));
  EXPECT_NE(std::find(values.begin(), values.end(), "sex1 男"), values.end());
  EXPECT_NE(std::find(values.begin(), values.end(), "relation1 世帯主"), values.end());
}

/// Values of one field's label on a page, in storeys; "none" where the label heads none.
std::string in_storeys(const PageLayout& page, std::string_view field) {
  const auto labels = find_labels(page, label_book("juminhyo"));
  for (const Label& label : labels) {
    if (label.spec->field != field) continue;
    const auto places = values_in_storeys(page, labels, label);
    if (!places) return "none";
    std::string out;
    for (const ValuePlace& place : *places) out += utf8(page.signs(place.glyphs)) + (place.unsure ? "?;" : ";");
    return out;
  }
  return "no label";
}

TEST(Storeys, ALostRuleLeavesNobodysValueToAnother) {
  auto second = person(6, U"ヤマダハナコ", U"山田花子", U"平成2年3月4日", U"女", U"妻");
  std::vector<Cell> merged{{0, 6, 2, 3, U"ヤマダハナコ\n山田花子"}, {2, 6, 3, 3, U"平成2年3月4日\n女"}, {5, 6, 2, 3, U"省略"}};
  const auto first = person(3, U"ヤマダタロウ", U"山田太郎", U"昭和60年1月1日", U"男", U"世帯主");
  EXPECT_EQ(in_storeys(page_of({headings(), first, second}), "birth_date"), "昭和60年1月1日;平成2年3月4日;");
  EXPECT_EQ(in_storeys(page_of({headings(), first, merged}), "birth_date"), "none");
}

TEST(Storeys, TwoValuesInOneCellAreAskedAbout) {
  auto one = person(3, U"ヤマダタロウ", U"山田太郎", U"昭和60年1月1日", U"男", U"世帯主");
  std::erase_if(one, [](const Cell& cell) { return cell.column == 2 && cell.storey < 5; });
  one.push_back({2, 3, 2, 2, U"昭和60年1月1日\n男"});
  EXPECT_EQ(in_storeys(page_of({headings(), one}), "sex"), "男?;");
  EXPECT_EQ(in_storeys(page_of({headings(), one}), "birth_date"), "昭和60年1月1日?;");
}

TEST(Storeys, HeadingsRuledAlikeAndLabelsBesideValuesAreNoBand) {
  const PageLayout plain = table({{U"氏名", U"生年月日"}, {U"フリガナ", U"性別"}, {U"山田太郎", U"昭和60年1月1日"},
                                  {U"ヤマダタロウ", U"男"}},
                                 500);
  EXPECT_EQ(in_storeys(plain, "birth_date"), "none");
  const PageLayout form = table({{U"氏名", U"山田太郎", U"生年月日", U"昭和60年1月1日"},
                                 {U"住所", U"千葉県浦安市", U"性別", U"男"}},
                                500);
  EXPECT_EQ(in_storeys(form, "birth_date"), "none");
}

}  // namespace
}  // namespace uketsuke::ocr::test
