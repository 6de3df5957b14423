#include "ocr/documents/persons/person_count.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/persons/person_rows.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"

// Persons lost, or read where nobody is: what else stands on the page says how many there are.
namespace uketsuke::ocr::test {
namespace {

KindInfo residents() {
  KindInfo kind = household();
  for (const char* id : {"relation", "my_number"}) {
    FieldInfo field;
    field.id = id;
    field.in_rows = true;
    kind.fields.push_back(field);
  }
  FieldInfo head;
  head.id = "head";
  kind.fields.push_back(head);
  return kind;
}

/// Readings of persons as a layout that was made out wrongly left them: away from all print.
std::vector<FieldReading> persons(const std::vector<std::string>& names, std::size_t births) {
  std::vector<FieldReading> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    FieldReading name;
    name.field = "name", name.row = static_cast<int>(i) + 1, name.state = ReadState::Read;
    name.value = names[i], name.confidence = 0.99;
    out.push_back(name);
    if (i >= births) continue;
    out.push_back(name);
    out.back().field = "birth_date", out.back().value = "1980-01-01";
  }
  return out;
}

std::set<std::string> doubts_after(const PageLayout& page, std::vector<FieldReading> fields, int page_count = 1,
                                   const std::map<std::string_view, int>& seen = {}) {
  doubt_persons(page, residents(), seen, page_count, fields);
  std::set<std::string> out;
  for (const FieldReading& field : fields) {
    EXPECT_TRUE(field.doubts.empty() || field.confidence <= 0.9) << field.field;
    out.insert(field.doubts.begin(), field.doubts.end());
  }
  return out;
}

using Doubts = std::set<std::string>;

TEST(PersonCount, APageThatAgreesIsNotDoubted) {
  const PageLayout page = printed_page({U"世帯全員 2人", U"山田太郎", U"山田花子"});
  EXPECT_EQ(doubts_after(page, persons({"山田　太郎", "山田　花子"}, 2)), Doubts{});
}

// Two of five labels 氏名 were not read: the values of five persons stood in three rows, and a 個人番号 was accepted
// with another person's name.
TEST(PersonCount, MoreBirthDatesThanPersonsDoubtEveryPerson) {
  const PageLayout page = printed_page({U"山田太郎"});
  std::vector<FieldReading> fields = persons({"山田　太郎", "山田　花子", "山田　次郎"}, 3);
  doubt_persons(page, residents(), {{"birth_date", 5}}, 1, fields);
  for (const FieldReading& field : fields)
    EXPECT_EQ(field.doubts, std::vector<std::string>{"more_births:5:3"}) << field.field << field.row;
}

TEST(PersonCount, ValuesThatNobodyReadCountToo) {
  const auto people = persons({"山田　太郎"}, 1);
  EXPECT_EQ(doubts_after(printed_page({U"昭和60年1月1日生"}), people), Doubts{"more_births:2:1"});
  EXPECT_EQ(doubts_after(printed_page({U"山田太郎 男", U"山田花子 女"}), people), Doubts{"more_sexes:2:1"});
  EXPECT_EQ(doubts_after(printed_page({U"山田花子 妻", U"山田次郎(子)"}), people), Doubts{"more_relations:2:1"});
  EXPECT_EQ(doubts_after(printed_page({U"123456789018", U"1111 1111 1111"}), people), Doubts{})
      << "one number, and twelve digits that are none";
  EXPECT_EQ(doubts_after(printed_page({U"123456789018", U"2222 2222 2225", U"333333333332"}), people),
            Doubts{"more_numbers:3:1"});
  EXPECT_EQ(doubts_after(printed_page({U"性別 男・女"}), people), Doubts{}) << "a choice";
  EXPECT_EQ(doubts_after(printed_page({U"山田男 長女"}), people), Doubts{}) << "a name, one relation";
  PageLayout torn = printed_page({U"山田露子(ヤマダツユコ) 妻"});
  torn.rows[0].glyphs[3].word_start = true;
  EXPECT_EQ(doubts_after(torn, people), Doubts{}) << "露 子 is a name";
}

// The mayor's given name 由美子 with a gap before 子, and specks of the ground read as 兄.
TEST(PersonCount, TheIssuersNameAndSpecksAreNobodys) {
  const auto people = persons({"山田　太郎"}, 1);
  EXPECT_EQ(doubts_after(printed_page({U"山田太郎 妻", U"瀬戸市長 岡部由美 子"}), people), Doubts{});
  PageLayout page = printed_page({U"山田太郎 妻", U"兄"});
  EXPECT_EQ(doubts_after(page, people), Doubts{"more_relations:2:1"});
  page.rows[1].glyphs[0].rect.h = 6;
  EXPECT_EQ(doubts_after(page, people), Doubts{});
}

TEST(PersonCount, AValueThatWasReadIsNotCountedTwice) {
  const PageLayout page = printed_page({U"昭和60年1月1日生"});
  auto fields = persons({"山田　太郎"}, 1);
  fields[1].rect = page.rows[0].rect;
  EXPECT_EQ(doubts_after(page, fields), Doubts{});
}

// The speck before 子 was taken for the relation, so that 子 seemed to be one more person's.
TEST(PersonCount, ASpeckInAValuesPlaceIsNobodys) {
  auto fields = persons({"山田　太郎"}, 1);
  fields.push_back(fields[0]);
  fields.back().field = "relation", fields.back().value = "";
  EXPECT_EQ(doubts_after(printed_page({U"山田太郎 子"}), fields), Doubts{});
  fields.back().value = "妻";
  EXPECT_EQ(doubts_after(printed_page({U"山田太郎 子"}), fields), Doubts{"more_relations:2:1"});
}

TEST(PersonCount, ANameWithoutABirthDateMayBeNobodys) {
  EXPECT_EQ(doubts_after(printed_page({U"住民票"}), persons({"山田　太郎", "山田　花子", "以下　空欄"}, 2)),
            Doubts{"fewer_births:2:3"});
}

TEST(PersonCount, APageWithoutAnyBirthDateIsAskedAboutWhereEachPersonHasOne) {
  KindInfo kind = residents();
  const auto after = [&] {
    auto fields = persons({"山田　太郎", "山田　花子"}, 0);
    doubt_persons(printed_page({U"住民票"}), kind, {}, 1, fields);
    return fields.at(1).doubts;
  };
  EXPECT_EQ(after(), std::vector<std::string>{});
  std::find_if(kind.fields.begin(), kind.fields.end(), [](const FieldInfo& f) { return f.id == "birth_date"; })
      ->required = true;
  EXPECT_EQ(after(), std::vector<std::string>{"fewer_births:0:2"});
}

TEST(PersonCount, APrintedTotalIsHeldAgainstThePersons) {
  EXPECT_EQ(printed_persons(printed_page({U"世帯人員 3人"})), 3);
  EXPECT_EQ(printed_persons(printed_page({U"世帯員(全員 4名)"})), 4);
  EXPECT_EQ(printed_persons(printed_page({U"被扶養者(2名)"})), 3) << "and the insured";
  EXPECT_EQ(printed_persons(printed_page({U"被扶養者(0名) なし"})), 1);
  EXPECT_EQ(printed_persons(printed_page({U"世帯人員 3人", U"全員 4名"})), std::nullopt);
  EXPECT_EQ(printed_persons(printed_page({U"世帯全員の写しである", U"全員が"})), std::nullopt);
  const PageLayout page = printed_page({U"世帯人員 3人"});
  EXPECT_EQ(doubts_after(page, persons({"山田　太郎", "山田　花子"}, 2)), Doubts{"printed_total:3:2"});
  EXPECT_EQ(doubts_after(page, persons({"山田　太郎", "山田　花子"}, 2), 2), Doubts{}) << "the others stand on page 2";
}

TEST(PersonCount, TheHeadOfAWholeHouseholdIsAmongItsPersons) {
  auto fields = persons({"山田　花子"}, 1);
  FieldReading head;
  head.field = "head", head.state = ReadState::Read, head.value = "山田　太郎";
  fields.push_back(head);
  EXPECT_EQ(doubts_after(printed_page({U"世帯全員の住民票の写しである"}), fields), Doubts{"head_missing:1:1"});
  EXPECT_EQ(doubts_after(printed_page({U"住民票の写しである"}), fields), Doubts{}) << "a copy of one person";
  fields[0].value = "山田太郎";
  EXPECT_EQ(doubts_after(printed_page({U"世帯全員の住民票の写しである"}), fields), Doubts{});
}

TEST(PersonCount, WhereNobodyWasReadOneIsAskedAbout) {
  std::vector<FieldReading> fields;
  doubt_persons(printed_page({U"昭和60年1月1日生 妻"}), residents(), {}, 1, fields);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].field, "name");
  EXPECT_EQ(fields[0].row, 1);
  EXPECT_EQ(fields[0].state, ReadState::Unreadable);
  EXPECT_FALSE(fields[0].doubts.empty());
}

std::vector<std::string> persons_of(const PageLayout& page, const KindInfo& kind) {
  std::vector<std::string> out;
  for (const PlacedValue& value : map_values(page, kind).values) {
    const std::u32string signs = page.signs(value.place.glyphs);
    if (value.row > 0)
      out.push_back(std::to_string(value.row) + " " + std::string(value.field) + " " +
                    to_utf8({signs.begin(), signs.end()}) + (value.place.doubt.empty() ? "" : " ?"));
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(PersonsByForm, NameAndReadingStandOverADayOfBirth) {
  const PageLayout page = printed_page({U"1 花形巌男(ハナガタイワオ) 世帯主との続柄 世帯主", U"昭和32年10月9日生 男",
                                        U"2 花形美佐緒(ハナガタミサオ) 世帯主との続柄 妻", U"昭和43年2月27日生 女"});
  EXPECT_EQ(persons_of(page, residents()),
            (std::vector<std::string>{"1 birth_date 昭和32年10月9日 ?", "1 name 花形巌男 ?",
                                      "1 name_kana ハナガタイワオ ?", "1 relation 世帯主", "1 sex 男 ?",
                                      "2 birth_date 昭和43年2月27日 ?",
                                      "2 name 花形美佐緒 ?", "2 name_kana ハナガタミサオ ?", "2 relation 妻",
                                      "2 sex 女 ?"}));
}

TEST(PersonsByForm, TheFamilyStandsInBracketsBehindEachName) {
  const PageLayout page = printed_page({U"桑水流亀太(昭和54年1月20日生)", U"桑水流登美栄(妻・昭和62年10月17日生)",
                                        U"桑水流柊磨(子・平成25年6月26日生)"});
  EXPECT_EQ(persons_of(page, residents()),
            (std::vector<std::string>{"1 birth_date 昭和54年1月20日 ?", "1 name 桑水流亀太 ?",
                                      "2 birth_date 昭和62年10月17日 ?", "2 name 桑水流登美栄 ?", "2 relation 妻 ?",
                                      "3 birth_date 平成25年6月26日 ?", "3 name 桑水流柊磨 ?", "3 relation 子 ?"}));
}

// Each name was taken from the line above, and the last of the list was lost.
TEST(PersonsByForm, TheRelationStandsInBracketsBeforeTheDay) {
  const PageLayout page = printed_page({U"上沼柚子葉(妻) 昭和53年12月3日生", U"上沼ヨシ乃(子) 平成21年8月3日生"});
  EXPECT_EQ(persons_of(page, residents()),
            (std::vector<std::string>{"1 birth_date 昭和53年12月3日 ?", "1 name 上沼柚子葉 ?", "1 relation 妻 ?",
                                      "2 birth_date 平成21年8月3日 ?", "2 name 上沼ヨシ乃 ?", "2 relation 子 ?"}));
}

TEST(PersonsByForm, WhatALabelNamesIsLeftToIt) {
  const PageLayout page = printed_page({U"氏名 山田太郎", U"生年月日 昭和60年1月1日生"});
  EXPECT_EQ(persons_of(page, residents()),
            (std::vector<std::string>{"1 birth_date 昭和60年1月1日生", "1 name 山田太郎"}));
}

// Readings stand so far above the names that the second block seems to begin above the first name: the first person's
// birth date went to the second.
TEST(PersonRows, AValueInLineWithAnotherNameAsks) {
  static const LabelSpec name{"name", ValueKind::Name, {}}, born{"birth_date", ValueKind::Date, {}},
      kana{"name_kana", ValueKind::Kana, {}};
  const PageLayout page = printed_page({U"氏名"});
  std::vector<Label> labels;
  for (const double y : {300.0, 500.0}) {
    labels.push_back({&kana, 0, 0, 2, 0, {100, y - 210, 100, 40}});
    labels.push_back({&name, 0, 0, 2, 0, {100, y, 100, 40}});
    labels.push_back({&born, 0, 0, 2, 0, {900, y, 100, 40}});
  }
  std::vector<RowValue> values;
  for (const Label& label : labels) values.push_back({&label, {{}, label.rect, true}, false});
  bool asked = false;
  for (const PlacedValue& value : numbered(page, values)) {
    EXPECT_TRUE(value.field != "name" || !value.place.unsure);
    asked = asked || (value.field == "birth_date" && value.place.unsure && value.place.area.y == 300);
  }
  EXPECT_TRUE(asked);
}

}  // namespace
}  // namespace uketsuke::ocr::test
