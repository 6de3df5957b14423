#include "ocr/documents/page/upright_words.h"

#include <string>

#include <gtest/gtest.h>

#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// Labels and titles written downwards (縦書き) on a page whose lines run across.
namespace uketsuke::ocr::test {
namespace {

std::string value_of(const PageLayout& page, std::string_view field) {
  const auto labels = find_labels(page, label_book("kazei_shomeisho"));
  for (const Label& label : labels)
    if (label.spec->field == field)
      for (const ValuePlace& place : values_of(page, labels, label).places) return utf8(page.signs(place.glyphs));
  return "";
}

UprightWord in_cell(const PageLayout& page, const std::u32string& signs, Point<CleanPx> at) {
  const Rect<CleanPx> cell = page.rules.cell_at(at).value_or(Rect<CleanPx>{});
  return {signs, {cell.centre().x - 16, cell.y + 5, 32, cell.h - 10}, cell};
}

TEST(UprightWords, ALabelOverAnAmountIsOneLabelOfItsCell) {
  // 給 and 入 are what the page reader saw of the column.
  PageLayout page = table({{U"給/入", U"所"}, {U"7,630,368", U"5,767,331"}}, 400);
  EXPECT_EQ(value_of(page, "salary_revenue"), "");
  set_upright_words({in_cell(page, U"給与収入", {300, 150}), in_cell(page, U"給与所得", {700, 150})}, page);
  EXPECT_EQ(value_of(page, "salary_revenue"), "7,630,368");
  EXPECT_EQ(value_of(page, "salary_income"), "5,767,331");
}

TEST(UprightWords, WhatOnlyTheLineReaderSawIsNoPrintOfThePageReader) {
  PageLayout page = table({{U"", U""}, {U"1", U"2"}}, 300);
  set_upright_words({in_cell(page, U"年税額", {250, 150})}, page);
  ASSERT_FALSE(page.rows.empty());
  for (const Glyph& glyph : page.rows.front().glyphs) EXPECT_TRUE(glyph.overlooked);
}

TEST(UprightWords, ATitleIsARowOfItsOwn) {
  PageLayout page = printed_page({U"氏名 茂手木弥寿夫", U"学籍番号 123"});
  const std::size_t rows = page.rows.size();
  set_upright_words({{U"在学証明書", {2200, 190, 110, 900}, {}}}, page);
  ASSERT_EQ(page.rows.size(), rows + 1);
  EXPECT_EQ(utf8(page.rows.front().signs()), "在学証明書");
  EXPECT_EQ(page.rows.front().rect.h, 110);
}

TEST(UprightWords, AHeadBesideLinesHasNoAmountOfItsOwn) {
  // 課税標準 as high as 総合分 and 分離分 beside it.
  PageLayout page = table({{U"", U"総合分", U"671,000"}, {U"", U"分離分", U"0"}}, 300);
  Sheet sheet(2480, 1200);
  for (const double y : {100.0, 320.0}) sheet.stroke(100, y, 1000, y, 3);
  sheet.stroke(400, 210, 1000, 210, 3);
  for (const double x : {100.0, 400.0, 700.0, 1000.0}) sheet.stroke(x, 100, x, 320, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  const UprightWord head = in_cell(page, U"課税標準", {250, 150});
  const std::size_t rows = page.rows.size();
  set_upright_words({head}, page);
  EXPECT_EQ(page.rows.size(), rows) << "no word is set that an amount could be given to";
  EXPECT_EQ(value_of(page, "tax_base"), "");
  set_upright_words({{U"市民税", head.column, head.cell}}, page);
  EXPECT_EQ(find_labels(page, label_book("kazei_shomeisho")).size(), 1U);
}

/// 生年月日性別 in one cell beside a day and, under it, a sex; `parted` by a rule.
std::string values_beside(bool parted) {
  PageLayout page = table({{U"", U"昭和24年9月29日生"}, {U"", U"男"}}, 400);
  Sheet sheet(2480, 1200);
  for (const double y : {100.0, 320.0}) sheet.stroke(100, y, 900, y, 3);
  if (parted) sheet.stroke(500, 210, 900, 210, 3);
  for (const double x : {100.0, 500.0, 900.0}) sheet.stroke(x, 100, x, 320, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  set_upright_words({in_cell(page, U"生年月日性別", {300, 150})}, page);
  std::string out;
  const auto labels = find_labels(page, label_book("juminhyo"));
  for (const Label& label : labels)
    for (const ValuePlace& place : values_of(page, labels, label).places)
      out += std::string(label.spec->field) + " " + utf8(page.signs(place.glyphs)) + ";";
  return out;
}

TEST(UprightWords, TwoLabelsInOneColumnHaveALineEach) {
  EXPECT_EQ(values_beside(true), "birth_date 昭和24年9月29日生;sex 男;");
  EXPECT_EQ(values_beside(false), "birth_date 昭和24年9月29日生男;sex 昭和24年9月29日生男;")
      << "one cell holds both, which its readers part";
}

}  // namespace
}  // namespace uketsuke::ocr::test
