#include "ocr/documents/persons/reading_brackets.h"

#include <string>

#include <gtest/gtest.h>

#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// Readings in brackets behind names: 山田太郎（ヤマダ　タロウ）.
namespace uketsuke::ocr::test {
namespace {

/// A line with the ink of its signs, of which those from `small` to `end` are a reading in smaller type between two arcs.
PageLayout with_arcs(const std::u32string& line, std::size_t small, std::size_t end) {
  PageLayout page = printed_page({line});
  TextRow& row = page.rows[0];
  for (std::size_t i = 0; i < row.glyphs.size(); ++i) {
    Rect<CleanPx>& r = row.glyphs[i].rect;
    if (i >= small && i < end) r = {r.x + 4, r.y + 6, 28, 28};
    page.ink.push_back({{r.x + 2, r.y + 2, r.w - 4, r.h - 4}, 400});
  }
  // The page reader's places of what it took the brackets for are theirs.
  for (const double x : {row.glyphs[small].rect.x - 16, row.glyphs[end - 1].rect.right() + 4})
    page.ink.push_back({{x, 204, 9, 33}, 90});
  return page;
}

std::string after(PageLayout page) {
  set_reading_brackets(page);
  return utf8(page.rows[0].signs());
}

TEST(ReadingBrackets, ArcsRoundKanaBehindANameAreBrackets) {
  EXPECT_EQ(after(with_arcs(U"氏名 山田太郎 ヤマダタロウ 生年月日", 6, 12)), "氏名山田太郎(ヤマダタロウ)生年月日");
  EXPECT_EQ(after(with_arcs(U"氏名 山田太郎 7マダタロeウ 生年月日", 6, 13)), "氏名山田太郎(7マダタロeウ)生年月日") << "misread";
}

TEST(ReadingBrackets, OtherPrintStaysAsItIs) {
  EXPECT_EQ(after(with_arcs(U"氏名 山田太郎 振り仮名 生年月日", 6, 10)), "氏名山田太郎振り仮名生年月日") << "strokes of り";
  EXPECT_EQ(after(with_arcs(U"氏名 山田太郎 12345 生年月日", 6, 11)), "氏名山田太郎12345生年月日");
  EXPECT_EQ(after(with_arcs(U"ヤマダタロウ 生年月日", 0, 6)), "ヤマダタロウ生年月日") << "no name before them";
  PageLayout higher = with_arcs(U"氏名 山田太郎 ヤマダタロウ", 6, 12);
  higher.ink.push_back({{950, 196, 30, 60}, 800});
  EXPECT_EQ(after(std::move(higher)), "氏名山田太郎ヤマダタロウ") << "a sign that is higher";
}

TEST(ReadingBrackets, NameAndReadingAreTwoValues) {
  PageLayout page = with_arcs(U"氏名 山田太郎 7マダタロeウ 生年月日 昭和60年1月1日", 6, 13);
  set_reading_brackets(page);
  const KindInfo kind = household();
  ValueMap map = map_values(page, kind);
  std::string out;
  for (PlacedValue& value : free_values(page, kind, map)) map.values.push_back(std::move(value));
  for (const PlacedValue& value : map.values)
    if (value.field != "birth_date") out += utf8(page.signs(value.place.glyphs)) + (value.place.more_below ? "?;" : ";");
  EXPECT_EQ(out, "山田太郎;7マダタロeウ?;") << "a reading in brackets is always asked about";
}

/// Names and readings of a page, those that may go on with a question mark.
std::string names_on(const PageLayout& page) {
  const KindInfo kind = household();
  ValueMap map = map_values(page, kind);
  for (PlacedValue& value : free_values(page, kind, map)) map.values.push_back(std::move(value));
  std::string out;
  for (const PlacedValue& value : map.values)
    if (value.field == "name" || value.field == "name_kana") out += utf8(page.signs(value.place.glyphs)) + ";";
  return out;
}

TEST(ReadingBrackets, OfAnyKindPartNameAndReading) {
  EXPECT_EQ(names_on(printed_page({U"氏名 山田太郎【ヤマダタロウ】 生年月日 昭和60年1月1日"})), "山田太郎;ヤマダタロウ;");
  EXPECT_EQ(names_on(printed_page({U"氏名 山田太郎〔ヤマダタロウ〕 生年月日 昭和60年1月1日"})), "山田太郎;ヤマダタロウ;");
  const auto ruled = [](const std::u32string& name) { return table({{U"氏名", name}, {U"生年月日", U"昭和60年1月1日"}}, 600); };
  EXPECT_EQ(names_on(ruled(U"山田太郎(ヤマダタロウ)")), "山田太郎;ヤマダタロウ;") << "in a cell";
  EXPECT_EQ(names_on(ruled(U"山田[太郎花子]")), "山田[太郎花子];") << "a kanji that was read as a bracket";
}

TEST(ReadingBrackets, InkBesideALineIsNoPartOfIt) {
  PageLayout page = printed_page({U"ヤマダ"});
  const Rect<CleanPx> line{300, 200, 120, 40};
  page.ink = {{{290, 198, 8, 44}, 90}, {{302, 202, 30, 36}, 500}};
  Image picture(140, 60, PixelFormat::Grey8, 0);
  clear_beside(page, line, 10, picture);
  EXPECT_EQ(picture.row(30)[3], 255) << "the bracket";
  EXPECT_EQ(picture.row(30)[14], 0) << "the first sign";
}

}  // namespace
}  // namespace uketsuke::ocr::test
