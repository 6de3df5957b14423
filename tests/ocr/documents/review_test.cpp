#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/labels/wrapped_labels.h"
#include "ocr/documents/page/clear_paper.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/persons/one_reading.h"
#include "ocr/documents/values/value_map.h"
#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Values that looked right and were another's or lacked a sign.
namespace uketsuke::ocr::test {
namespace {

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

/// The values of one field, person by person; ? where whose they are is not sure.
std::vector<std::string> values(const PageLayout& page, std::string_view field) {
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, test::household()).values)
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

/// The one value of a page of a kind as its label finds it.
std::string value_behind(const char* kind, const char* field, const std::u32string& line) {
  const PageLayout page = printed_page({line});
  const auto labels = find_labels(page, label_book(kind));
  for (const Label& label : labels)
    if (label.spec->field == field)
      for (const ValuePlace& place : values_of(page, labels, label).places) return utf8(page.signs(place.glyphs));
  return "none";
}

TEST(Review, ALabelThatLostItsLastSignTakesNoneOfTheValue) {
  EXPECT_EQ(value_behind("zaigaku_shomeisho", "student_id", U"学籍番 20231234"), "20231234");
  EXPECT_EQ(value_behind("zaigaku_shomeisho", "student_id", U"学籍番号 20231234"), "20231234");
  EXPECT_EQ(value_behind("zaigaku_shomeisho", "student_id", U"学籍番8 20231234"), "20231234")
      << "the last sign misread as a digit";
  EXPECT_EQ(value_behind("kazei_shomeisho", "dependants", U"扶養親族 2人"), "2人");
}

FieldReading reading(const char* field, ReadState state, const char* value, double high = 40) {
  FieldReading out;
  out.field = field;
  out.state = state;
  out.value = value;
  out.confidence = 0.9;
  out.rect = {100, 100, 200, high};
  if (state == ReadState::Read) out.candidates = {{value, 0.9}};
  return out;
}

TEST(Review, AnEmptyPlaceDoesNotHideWhatIsIllegible) {
  std::vector<FieldReading> fields{reading("symbol", ReadState::Unreadable, "")};
  add_reading(reading("symbol", ReadState::Blank, ""), fields);
  EXPECT_EQ(fields.at(0).state, ReadState::Unreadable);
  fields = {reading("symbol", ReadState::Blank, "")};
  add_reading(reading("symbol", ReadState::Unreadable, ""), fields);
  EXPECT_EQ(fields.at(0).state, ReadState::Unreadable);
}

TEST(Review, BothOfTwoValuesAreOffered) {
  std::vector<FieldReading> fields{reading("number", ReadState::Read, "12")};
  for (int i = 0; i < 2; ++i) add_reading(reading("number", ReadState::Read, "13"), fields);
  EXPECT_EQ(fields.at(0).doubts, Strings{"several_values"});
  ASSERT_EQ(fields.at(0).candidates.size(), 2U);
  EXPECT_EQ(fields.at(0).candidates[0].value, "12");
  EXPECT_EQ(fields.at(0).candidates[1].value, "13");
}

TEST(Review, AnIllegibleReadingOverANameIsKept) {
  std::vector<FieldReading> fields{reading("name", ReadState::Read, "山田　太郎", 80),
                                   reading("name_kana", ReadState::Unreadable, "", 80)};
  drop_names_as_kana(40, fields);
  EXPECT_EQ(fields.size(), 2U);
}

// Along a slanting rule the corners of one cell move over the edge of any grid.
TEST(Review, AWrappedLabelInASlantingCellIsOne) {
  int joined = 0;
  for (int shift = 0; shift < 16; ++shift) {
    PageLayout page;
    page.px_per_mm = 300 / 25.4, page.glyph_px = 32;
    page.width = 2480, page.height = 600;
    Sheet sheet(2480, 600);
    const double left = 100, top = 100 + shift;
    for (const double y : {0.0, 120.0}) sheet.stroke(left, top + y, left + 1300, top + y + 14, 3);
    for (const double x : {0.0, 600.0, 1300.0}) sheet.stroke(left + x, top, left + x, top + 134, 3);
    print_cell(U"令和8年1月1日/現在の住所", left + 20, top + 18, page);
    print_cell(U"大阪府高槻市", left + 620, top + 18, page);
    page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
    join_wrapped_labels(label_book("kazei_shomeisho"), page);
    joined += page.rows.at(0).signs().find(U"令和8年1月1日現在の住所") != std::u32string::npos ? 1 : 0;
  }
  EXPECT_EQ(joined, 16);
}

/// Print at grey 20, a ground in many tints beside a picture in all greys, and a worn stroke at `level` as high as print
/// before it.
std::vector<InkBox> faint_on_page(std::uint8_t level) {
  CleanPage page;
  page.report.dpi = {300, 300};
  page.grey = Image(400, 100, PixelFormat::Grey8, 255);
  page.binary = Image(400, 100, PixelFormat::Grey8, 255);
  const auto paint = [&](int x0, int x1, int y0, int y1, std::uint8_t grey) {
    for (int y = y0; y < y1; ++y)
      for (int x = x0; x < x1; ++x) page.grey.row(y)[x] = grey, page.binary.row(y)[x] = 0;
  };
  for (int y = 5; y < 15; ++y) paint(0, 400, y, y + 1, static_cast<std::uint8_t>(140 + 6 * y));
  paint(100, 300, 40, 72, 20);
  paint(80, 86, 40, 72, level);
  for (int y = 22; y < 94; ++y) paint(310, 398, y, y + 1, static_cast<std::uint8_t>(2 * y - 22));
  const CleanPage bare = without_ground(page);
  EXPECT_EQ(bare.grey.row(50)[83], 255) << "it goes with the ground";
  return faint_ink(page, bare);
}

TEST(Review, AFaintSignBesideAValueIsSeen) {
  PageLayout page;
  page.faint = faint_on_page(155);
  ASSERT_EQ(page.faint.size(), 1U);
  const Rect<CleanPx> line{100, 40, 200, 32}, cell{20, 20, 360, 70};
  EXPECT_TRUE(faint_beside(page, line, cell));
  EXPECT_FALSE(faint_beside(page, {180, 40, 120, 32}, cell)) << "far from it";
  EXPECT_FALSE(faint_beside(page, {100, 80, 200, 32}, cell)) << "in another line";
  EXPECT_TRUE(faint_on_page(185).empty()) << "a tint";
}

}  // namespace
}  // namespace uketsuke::ocr::test
