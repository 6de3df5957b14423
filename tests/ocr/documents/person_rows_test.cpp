#include "ocr/documents/persons/person_rows.h"

#include <gtest/gtest.h>

#include "tests/ocr/pictures.h"

namespace uketsuke::ocr {
namespace {

FieldReading placed_value(const char* field, int row, double y) {
  FieldReading out;
  out.field = field;
  out.row = row;
  out.state = ReadState::Read;
  out.rect = {100, y, 200, 40};
  return out;
}

TEST(HeadRow, TheHeadsNameAboveThePersonsIsNoPersonOfItsOwn) {
  std::vector<FieldReading> fields{placed_value("head", 0, 101), placed_value("name", 1, 100),
                                   placed_value("name", 2, 500), placed_value("birth_date", 2, 560),
                                   placed_value("name", 3, 900), placed_value("birth_date", 3, 960)};
  drop_head_row(fields);
  ASSERT_EQ(fields.size(), 5U);
  EXPECT_EQ(fields[1].rect.y, 500);
  EXPECT_EQ(fields[1].row, 1);
  EXPECT_EQ(fields[2].row, 1);
  EXPECT_EQ(fields[4].row, 2);
  EXPECT_EQ(fields[0].row, 0);
}

TEST(HeadRow, TheOnlyNameAndANameWithValuesStay) {
  std::vector<FieldReading> only{placed_value("head", 0, 100), placed_value("name", 1, 100),
                                 placed_value("birth_date", 1, 160)};
  drop_head_row(only);
  EXPECT_EQ(only.size(), 3U);
  std::vector<FieldReading> first{placed_value("head", 0, 100), placed_value("name", 1, 100),
                                  placed_value("birth_date", 1, 160), placed_value("name", 2, 500)};
  drop_head_row(first);
  EXPECT_EQ(first.size(), 4U) << "the head, whose name stands once for both";
  std::vector<FieldReading> apart{placed_value("head", 0, 100), placed_value("name", 1, 300),
                                  placed_value("name", 2, 500)};
  drop_head_row(apart);
  EXPECT_EQ(apart.size(), 3U);
}

// 組合員の氏名 over the list of all members: the list has that person again, and every value stood by the wrong name.
TEST(HeadRow, TheMemberNamedOverAListIsOneOfIt) {
  const auto list = [](const char* above, const char* first) {
    std::vector<FieldReading> fields{placed_value("name", 1, 100), placed_value("name", 2, 500),
                                     placed_value("birth_date", 2, 505), placed_value("name", 3, 900),
                                     placed_value("birth_date", 3, 905)};
    fields[0].value = above, fields[1].value = first;
    drop_head_row(fields);
    return fields;
  };
  const auto member = list("曽根田　由布子", "曽根田由布　子");
  ASSERT_EQ(member.size(), 4U);
  EXPECT_EQ(member[0].row, 1);
  EXPECT_EQ(member[3].row, 2);
  EXPECT_EQ(list("曽根田　由布子", "曽根田　柚子葉").size(), 5U) << "somebody else";
}

// 資格取得・ over 認定年月日 were two labels of one column; where the names were lost each day counted as two persons.
TEST(PersonRows, AColumnUnderTwoHeadingsCountsOnce) {
  PageLayout page;
  page.glyph_px = 40;
  page.rows = {{{{U'日', {100, 100, 40, 40}, 0.9, true, false}}, {100, 100, 40, 40}}};
  const LabelSpec spec{"acquired_on", ValueKind::Date, {}};
  const Label upper{&spec, 0, 0, 1, 0, {100, 100, 200, 40}}, lower{&spec, 0, 0, 1, 0, {100, 140, 200, 40}};
  std::vector<RowValue> values;
  for (const Label* label : {&upper, &lower})
    for (const double y : {200.0, 300.0}) values.push_back({label, {{}, {100, y, 200, 90}, true}, true});
  const auto placed = numbered(page, values);
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_EQ(placed[0].row, 1);
  EXPECT_EQ(placed[1].row, 2);
  for (RowValue& value : values) {
    value.place.glyphs = {{0, value.place.area.y > 250 ? 1U : 0U}};
    value.place.area.h -= value.label == &upper ? 10 : 0;
  }
  EXPECT_EQ(numbered(page, values).size(), 2U) << "cells that end at different rules";
}

// A resident from abroad has no reading: that of the next person, printed over its name, was given to the one above.
TEST(PersonRows, AReadingOverANameIsThatPersons) {
  PageLayout page;
  page.glyph_px = 40;
  const LabelSpec name{"name", ValueKind::Name, {}}, kana{"name_kana", ValueKind::Kana, {}};
  const auto rows = [&](double reading_y) {
    const Label first{&name, 0, 0, 1, 0, {100, 200, 200, 40}}, reading{&kana, 0, 0, 1, 0, {100, reading_y, 200, 40}},
        second{&name, 0, 0, 1, 0, {100, 600, 200, 40}};
    std::vector<RowValue> values;
    for (const Label* label : {&first, &reading, &second})
      values.push_back({label, {{}, {400, label->rect.y, 200, 40}}, false});
    std::string out;
    for (const PlacedValue& value : numbered(page, values))
      if (value.field == "name_kana") out = std::to_string(value.row) + (value.place.unsure ? "?" : "");
    return out;
  };
  EXPECT_EQ(rows(540), "2?") << "the block above it as well may have lost its own";
  EXPECT_EQ(rows(260), "1");
  EXPECT_EQ(rows(400), "1?") << "as near to both";
}

// 生年月日性別 beside 氏名: the upper label stands above the middle of the line, and where one of the page was lost
// each went to the person above.
TEST(PersonRows, ALabelIsOfTheNameInItsLineOfCells) {
  PageLayout page;
  page.glyph_px = 40;
  test::Sheet sheet(1000, 600);
  for (const double y : {100.0, 300.0, 500.0}) sheet.stroke(100, y, 900, y, 3);
  for (const double x : {100.0, 200.0, 500.0, 600.0, 900.0}) sheet.stroke(x, 100, x, 500, 3);
  page.rules = RuledLines::find(sheet.image(), 300 / 25.4);
  const LabelSpec name{"name", ValueKind::Name, {}}, birth{"birth_date", ValueKind::Date, {}};
  const Label first{&name, 0, 0, 1, 0, {110, 180, 80, 40}}, second{&name, 0, 0, 1, 0, {110, 380, 80, 40}},
      day{&birth, 0, 0, 1, 0, {510, 330, 80, 40}};
  std::vector<RowValue> values;
  for (const Label* label : {&first, &second, &day})
    values.push_back({label, {{}, {label->rect.right() + 20, label->rect.y, 200, 40}, true}, false});
  for (const PlacedValue& value : numbered(page, values))
    EXPECT_EQ(value.row, value.field == "birth_date" ? 2 : value.place.area.y < 300 ? 1 : 2);
}

// An empty line, or a label's box taken for one, stood between two persons: the second one was row 3 and its values
// counted as another's.
TEST(PersonRows, AnEmptyLineIsNoPerson) {
  std::vector<FieldReading> fields{placed_value("name", 1, 100), placed_value("birth_date", 1, 100),
                                   placed_value("name", 2, 200), placed_value("name", 3, 300),
                                   placed_value("birth_date", 3, 300)};
  fields[2].state = ReadState::Blank;
  drop_empty_persons(fields);
  ASSERT_EQ(fields.size(), 4U);
  EXPECT_EQ(fields[2].row, 2);
  EXPECT_EQ(fields[3].row, 2);
  std::vector<FieldReading> illegible{placed_value("name", 1, 100), placed_value("name", 2, 200)};
  illegible[1].state = ReadState::Unreadable;
  drop_empty_persons(illegible);
  EXPECT_EQ(illegible.size(), 2U) << "somebody whose name nobody could read";
}

}  // namespace
}  // namespace uketsuke::ocr
