#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/label_book.h"
#include "ocr/documents/labels.h"
#include "ocr/documents/value_map.h"
#include "ocr/documents/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Values that looked right and were another's or lacked a sign.
namespace uketsuke::ocr::test {
namespace {

std::string utf8(const std::u32string& signs) { return to_utf8(std::vector<char32_t>(signs.begin(), signs.end())); }

/// A row of a table: its height in mm, its cells; / parts lines of a cell.
struct Row {
  double high_mm;
  std::vector<std::u32string> cells;
};

void print_cell(const std::u32string& text, double x, double y, PageLayout& page) {
  TextRow line;
  double at = x;
  for (const char32_t sign : text + U"/") {
    if (sign != U'/') {
      line.glyphs.push_back({sign, {at, y, 30, 30}, 0.9, line.glyphs.empty(), false});
      at += 32;
      continue;
    }
    if (!line.glyphs.empty()) add_words(page.rows, line.glyphs);
    line.glyphs.clear(), at = x, y += 44;
  }
}

/// A ruled table at 300 dpi without a picture of its print; a rule above a row whose height is negative was missed.
PageLayout table(const std::vector<Row>& rows, double width) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4;
  page.glyph_px = 32;
  page.width = 2480, page.height = 2400;
  Sheet sheet(2480, 2400);
  const double left = 100, right = left + width * static_cast<double>(rows[0].cells.size());
  double y = 100;
  for (const Row& row : rows) {
    if (row.high_mm > 0) sheet.stroke(left, y, right, y, 3);
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      print_cell(row.cells[c], left + 20 + width * static_cast<double>(c), y + 12, page);
    y += std::abs(row.high_mm) * page.px_per_mm;
  }
  sheet.stroke(left, y, right, y, 3);
  for (double x = left; x <= right; x += width) sheet.stroke(x, 100, x, y, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  return page;
}

KindInfo household() {
  KindInfo kind;
  kind.id = "juminhyo";
  for (const char* id : {"name", "name_kana", "birth_date", "sex"}) {
    FieldInfo field;
    field.id = id;
    field.in_rows = true;
    kind.fields.push_back(field);
  }
  return kind;
}

/// The values of one field, person by person; ? where whose they are is not sure.
std::vector<std::string> values(const PageLayout& page, std::string_view field) {
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, household()).values)
    if (v.field == field)
      out.push_back(std::to_string(v.row) + " " + utf8(page.signs(v.place.glyphs)) + (v.place.unsure ? "?" : ""));
  return out;
}

using Strings = std::vector<std::string>;

TEST(Review, PersonsInOneCellUnderStackedHeadings) {
  const PageLayout page = table({{7, {U"氏名", U"生年月日"}},
                                 {7, {U"フリガナ", U"性別"}},
                                 {14, {U"ヤマダタロウ/山田太郎", U"昭和60年1月1日/男"}},
                                 {14, {U"ヤマダハナコ/山田花子", U"平成2年3月4日/女"}},
                                 {14, {U"ヤマダジロウ/山田次郎", U"平成9年5月6日/男"}}},
                                500);
  EXPECT_EQ(values(page, "name"),
            (Strings{"1 ヤマダタロウ山田太郎", "2 ヤマダハナコ山田花子", "3 ヤマダジロウ山田次郎"}));
  EXPECT_EQ(values(page, "name_kana"), values(page, "name"));
}

TEST(Review, AMissedRuleMakesPersonsUnsure) {
  const PageLayout page = table({{7, {U"氏名", U"生年月日"}},
                                 {7, {U"フリガナ", U"性別"}},
                                 {7, {U"山田太郎", U"昭和60年1月1日"}},
                                 {-7, {U"ヤマダタロウ", U"男"}},
                                 {7, {U"山田花子", U"平成2年3月4日"}},
                                 {7, {U"ヤマダハナコ", U"女"}}},
                                500);
  const auto names = values(page, "name");
  ASSERT_EQ(names.size(), 2U) << "nobody is dropped";
  for (const std::string& name : names) EXPECT_EQ(name.back(), '?') << name;
}

TEST(Review, ALowLineForReadingsAndAHighOneForNames) {
  const PageLayout page = table({{5, {U"フリガナ", U"性別"}},
                                 {5, {U"氏名", U"生年月日"}},
                                 {5, {U"ヤマダタロウ", U"男"}},
                                 {10, {U"山田太郎", U"昭和60年1月1日"}},
                                 {5, {U"ヤマダハナコ", U"女"}},
                                 {10, {U"山田花子", U"平成2年3月4日"}}},
                                500);
  EXPECT_EQ(values(page, "name"), (Strings{"1 山田太郎", "2 山田花子"}));
  EXPECT_EQ(values(page, "name_kana"), (Strings{"1 ヤマダタロウ", "2 ヤマダハナコ"}));
}

}  // namespace
}  // namespace uketsuke::ocr::test
