#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/garbled_labels.h"
#include "ocr/documents/labels/labels_by_analogy.h"
#include "ocr/documents/levies/proofs.h"
#include "ocr/documents/page/leading_stars.h"
#include "ocr/documents/persons/persons_by_form.h"
#include "ocr/documents/values/address_lines.h"
#include "ocr/documents/values/date_cells.h"
#include "ocr/documents/values/era_choice.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/symbol_number.h"
#include "ocr/documents/values/value_notation.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// What was misread on the eighth family of layouts, each with its rule.
namespace uketsuke::ocr::test {
namespace {

ValuePlace place_of(const PageLayout& page, const char* kind, std::string_view field) {
  const auto labels = find_labels(page, label_book(kind));
  for (const Label& label : labels) {
    if (label.spec->field != field) continue;
    const LabelValues values = values_of(page, labels, label);
    if (!values.places.empty()) return values.places.front();
  }
  return {};
}

std::string value_of(const PageLayout& page, const char* kind, std::string_view field) {
  return utf8(page.signs(place_of(page, kind, field).glyphs));
}

FieldReading reading(const char* field, const char* value, int row = 0) {
  FieldReading out;
  out.field = field, out.row = row, out.state = ReadState::Read, out.value = value, out.confidence = 0.99;
  return out;
}

// ☑昭和 □平成 □令和 55年10月20日 was accepted as a day of 2073.
TEST(Eras, OfSeveralTheMarkedOneIsTaken) {
  const auto chosen = [](const std::u32string& line, double ring_at) {
    PageLayout page = printed_page({line});
    if (ring_at > 0) page.ink.push_back({{ring_at, 190, 100, 60}, 400});
    std::vector<GlyphPlace> all;
    for (std::size_t i = 0; i < page.rows[0].glyphs.size(); ++i) all.push_back({0, i});
    std::vector<PlacedValue> values{{"birth_date", 1, ValueKind::Date, {all, page.extent(all), false}}};
    choose_eras(page, values);
    EXPECT_EQ(values[0].place.parts.empty(), values[0].place.doubt != "era_chosen");
    return std::string(values[0].place.doubt) + " " + utf8(page.signs(values[0].place.glyphs));
  };
  EXPECT_EQ(chosen(U"口昭和 軌平成 ロ令和 15年2月7日", 0), "era_chosen 平成15年2月7日")
      << "a ticked box is read as anything";
  EXPECT_EQ(chosen(U"昭和 口平成 口令和 55年1月2日", 0), "era_chosen 昭和55年1月2日") << "or not at all";
  EXPECT_EQ(chosen(U"凶昭和 平成 口令和 37年10月18日", 0), "era_chosen 昭和37年10月18日") << "one empty box not seen";
  EXPECT_EQ(chosen(U"口昭和 口平成 口令和 5年1月2日", 0), "several_eras 口昭和口平成口令和5年1月2日");
  EXPECT_EQ(chosen(U"昭和平成令和 5年1月2日", 370), "era_chosen 平成5年1月2日") << "a ring round it";
  EXPECT_EQ(chosen(U"昭和平成令和 5年1月2日", 0), "several_eras 昭和平成令和5年1月2日");
  EXPECT_EQ(chosen(U"昭和64年1月7日", 0), " 昭和64年1月7日");
  EXPECT_EQ(meaning_of(ValueKind::Date, "birth_date", "昭和　平成　令和　55年10月20日")->doubt, "several_eras");
  EXPECT_EQ(meaning_of(ValueKind::Date, "birth_date", "平成1年5月2日")->doubt, "");
}

TEST(Eras, WithoutAMarkAPossibleOneIsProposed) {
  const auto proposed = [](const char* field, const char* raw, const char* read, const FieldReading& last) {
    std::vector<FieldReading> fields{reading(field, read, 1), last};
    fields[0].raw = raw;
    fields[0].doubts = {"several_eras"};
    propose_eras(fields);
    EXPECT_EQ(fields[0].doubts, std::vector<std::string>{"several_eras"});
    return fields[0].value;
  };
  const FieldReading issued = reading("issued_on", "2026-11-05"), lost = reading("lost_on", "2026-09-03", 1);
  EXPECT_EQ(proposed("birth_date", "昭和　平成　令和　37年10月18日", "2055-10-18", issued), "1962-10-18");
  EXPECT_EQ(proposed("birth_date", "昭和　平成　令和　15年10月18日", "2033-10-18", issued), "2003-10-18") << "1940 or 2003";
  EXPECT_EQ(proposed("birth_date", "昭和　平成　令和　15年10月18日", "1940-10-18", issued), "1940-10-18") << "as it was read";
  EXPECT_EQ(proposed("acquired_on", "(平成・令和22年9月21日", "2040-09-21", lost), "2010-09-21") << "no day of issue was read";
}

TEST(Dates, EraYearMonthAndDayMayStandApart) {
  const auto iso = [](const char* text) {
    const auto dates = find_dates_apart(text);
    return dates.empty() ? std::string() : dates[0].iso();
  };
  EXPECT_EQ(iso("昭和　57　10　1"), "1982-10-01");
  EXPECT_EQ(iso("昭和57　10　1"), "1982-10-01");
  EXPECT_EQ(iso("令和8年11月5日"), "2026-11-05");
  EXPECT_EQ(iso("平成　!27　3　4"), "2015-03-04") << "the rest of a rule";
  EXPECT_EQ(find_dates_apart("2025/04/01　2028/03/31").size(), 2U);
  EXPECT_EQ(iso("57　10　1"), "");
  EXPECT_EQ(iso("昭和　57　10"), "");
  EXPECT_EQ(iso("昭和　57　13　1"), "");
}

// 生年月日 over four cells (era, year, month, day), 年 月 日 in a line of their own.
TEST(Tables, AHeadingOverTheCellsOfADayHeadsDays) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4, page.glyph_px = 32, page.width = 2480, page.height = 1200;
  Sheet sheet(2480, 1200);
  for (int i = 0; i <= 4; ++i) sheet.stroke(100, 100 + 100.0 * i, 900, 100 + 100.0 * i, 3);
  for (const double x : {100.0, 900.0}) sheet.stroke(x, 100, x, 500, 3);
  for (const double x : {300.0, 500.0, 700.0}) sheet.stroke(x, 200, x, 500, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  const auto add = [&](const std::vector<std::pair<double, std::u32string>>& words, double y) {
    TextRow row;
    for (const auto& [x, word] : words)
      for (std::size_t i = 0; i < word.size(); ++i) {
        row.glyphs.push_back({word[i], {x + 34.0 * static_cast<double>(i), y, 32, 32}, 0.9, i == 0, false});
        page.ink.push_back({row.glyphs.back().rect, 300});
      }
    row.rect = extent(row, 0, row.glyphs.size());
    page.rows.push_back(row);
  };
  add({{400, U"生年月日"}}, 130);
  add({{380, U"年"}, {580, U"月"}, {780, U"日"}}, 230);
  add({{120, U"昭和"}, {380, U"57"}, {580, U"10"}, {780, U"1"}}, 330);
  const auto heading = page.rules.cell_at({500, 150});
  ASSERT_TRUE(heading);
  const auto days = date_cells_below(page, {}, *heading);
  ASSERT_EQ(days.size(), 1U) << "the empty line at the end is nobody's";
  EXPECT_EQ(days[0].parts.size(), 4U);
  EXPECT_EQ(find_dates_apart(page.text(days[0].glyphs)).at(0).iso(), "1982-10-01");
}

// ***3,000: the amount behind asterisks that nobody may add a digit before.
TEST(Amounts, AsterisksBeforeADigitGo) {
  PageLayout page;
  page.glyph_px = 32, page.width = 1000, page.height = 200;
  const auto ink = [&](double x, double y, double w, double h) { page.ink.push_back({{x, y, w, h}, 100}); };
  for (const double x : {100.0, 118.0, 136.0}) ink(x, 104, 14, 14);
  ink(158, 100, 18, 30);
  ink(180, 124, 6, 10);
  for (const double x : {190.0, 212.0, 234.0}) ink(x, 100, 18, 30);
  std::vector<Rect<CleanPx>> lines{{98, 98, 156, 38}};
  EXPECT_TRUE(behind_stars(page, lines));
  EXPECT_GT(lines[0].x, 150);
  EXPECT_LT(lines[0].x, 158);
  EXPECT_EQ(lines[0].right(), 254);
  EXPECT_FALSE(behind_stars(page, lines)) << "nothing stands before the digits now";
  page.ink.resize(3);
  lines = {{98, 98, 60, 38}};
  EXPECT_FALSE(behind_stars(page, lines)) << "left out altogether";
  page.ink.clear();
  ink(100, 114, 16, 4);
  ink(122, 100, 18, 30);
  lines = {{98, 98, 50, 38}};
  EXPECT_FALSE(behind_stars(page, lines)) << "a minus";
}

TEST(Layouts, APeriodIsReadToItsEnd) {
  const PageLayout page = printed_page({U"在学期間: 2025/04/01 ~2028/03/31"});
  EXPECT_EQ(value_of(page, "zaigaku_shomeisho", "enrolled_until"), "2025/04/01~2028/03/31");
  EXPECT_EQ(meaning_of(ValueKind::Date, "enrolled_until", "2025/04/01　~　2028/03/31")->value, "2028-03-31");
  const KindInfo kind = kind_with("zaigaku_shomeisho", "enrolled_until");
  const auto doubt = [&](const std::u32string& line) {
    const ValueMap map = map_values(printed_page({line}), kind);
    return map.values.empty() ? std::string("none") : std::string(map.values.front().place.doubt);
  };
  EXPECT_EQ(doubt(U"在学期間 2025/04/01 ~ 2028/03/31"), "");
  EXPECT_EQ(doubt(U"在学期間 2025/04/01"), "half_a_period");
  EXPECT_EQ(doubt(U"卒業予定日 2028/03/31"), "");
}

TEST(Layouts, ADigitReadAsABracketBeginsTheNumber) {
  EXPECT_EQ(value_of(printed_page({U"扶養親族数 」人"}), "kazei_shomeisho", "dependants"), "」人");
  EXPECT_EQ(value_of(printed_page({U"(扶養親族数) 1人"}), "kazei_shomeisho", "dependants"), "1人");
}

TEST(Layouts, ANameEndsWhereADayBegins) {
  EXPECT_EQ(value_of(printed_page({U"氏名 渡嘉敷露子昭和34年6月10日生"}), "kazei_shomeisho", "name"), "渡嘉敷露子");
}

TEST(Layouts, WhatStandsBehindAnUnwantedLabelIsItsValue) {
  const KindInfo kind = kind_with("zaigaku_shomeisho", "issued_on");
  const PageLayout page = printed_page({U"発行番号 97819", U"令和8年10月11日"});
  const auto values = free_values(page, kind, map_values(page, kind));
  ASSERT_EQ(values.size(), 1U);
  EXPECT_EQ(utf8(page.signs(values[0].place.glyphs)), "令和8年10月11日");
}

TEST(Names, NobodyIsCalledBlankFromHere) {
  for (const char* words : {"以下余白", "（以下余白）", "以　下　余　白", "以下余自"}) {
    const auto meaning = meaning_of(ValueKind::Name, "name", words);
    ASSERT_TRUE(meaning) << words;
    EXPECT_TRUE(meaning->absent) << words;
  }
  EXPECT_FALSE(meaning_of(ValueKind::Name, "name", "余田　白子")->absent);
}

TEST(SymbolNumber, BothFromOnePlaceComeApart) {
  std::vector<FieldReading> fields{reading("symbol", "8483-79802"), reading("number", "8483-79802")};
  for (FieldReading& field : fields) field.rect = {100, 100, 300, 40};
  part_joint_code(fields);
  EXPECT_EQ(fields[0].value, "8483");
  EXPECT_EQ(fields[1].value, "79802");
  std::vector<FieldReading> apart{reading("symbol", "8483"), reading("number", "79802")};
  apart[0].rect = {100, 100, 100, 40}, apart[1].rect = {600, 100, 100, 40};
  part_joint_code(apart);
  EXPECT_EQ(apart[0].value, "8483");
  FieldReading both = reading("symbol", "704620763");
  EXPECT_EQ(split_symbol_number(both)[0].state, ReadState::Unreadable);
  both.candidates = {{"704620763", 0.7}, {"7046-20763", 0.2}};
  EXPECT_EQ(split_symbol_number(both)[0].value, "7046") << "one reader saw the hyphen";
  EXPECT_EQ(split_symbol_number(both)[1].value, "20763");
}

TEST(SymbolNumber, EveryWayOfNamingBothIsOneLabel) {
  for (const auto* words : {U"被保険者記号・番号", U"保険証の記号/番号", U"組合員証の記号番号", U"記号及び番号"}) {
    const auto labels = find_labels(printed_page({words}), label_book("soshitsu_shomeisho"));
    ASSERT_EQ(labels.size(), 1U) << utf8(words);
    EXPECT_EQ(labels[0].spec->field, "@symbol_number") << utf8(words);
  }
}

TEST(Proofs, DaysComeInOrder) {
  std::vector<FieldReading> fields{reading("birth_date", "2041-01-01", 1), reading("issued_on", "2026-11-05"),
                                   reading("birth_date", "1980-01-01", 2), reading("acquired_on", "2010-04-01", 2),
                                   reading("lost_on", "2009-04-01", 2)};
  apply_proofs("soshitsu_shomeisho", 0, fields);
  const auto out_of_order = [&](std::size_t i) {
    return std::find(fields[i].doubts.begin(), fields[i].doubts.end(), "days_out_of_order") != fields[i].doubts.end();
  };
  EXPECT_TRUE(out_of_order(0));
  EXPECT_TRUE(out_of_order(1));
  EXPECT_FALSE(out_of_order(2));
  EXPECT_TRUE(out_of_order(3));
  EXPECT_TRUE(out_of_order(4));
}

// 氏名 of the second block was not read: the person was lost, and the third one's values stood with another's name.
TEST(Labels, ABlockHasTheLabelThatTheOthersHave) {
  PageLayout page = printed_page({U"氏名 山田太郎 生年月日 昭和60年1月1日", U"口 山田花子 生年月日 平成2年3月4日",
                                  U"氏名 山田次郎 生年月日 平成30年3月4日"});
  for (TextRow& row : page.rows)
    for (std::size_t i = 0, word = 0; i < row.glyphs.size(); ++i) {
      word += i > 0 && row.glyphs[i].word_start ? 1 : 0;
      const double x = 300 + 400.0 * static_cast<double>(word);
      row.glyphs[i].rect.x = row.glyphs[i].word_start ? x : row.glyphs[i - 1].rect.x + 40;
      page.ink.push_back({row.glyphs[i].rect.grown(-2), 300});
    }
  std::vector<std::string> out;
  for (const PlacedValue& value : map_values(page, household()).values)
    out.push_back(std::to_string(value.row) + " " + utf8(page.signs(value.place.glyphs)) +
                  (value.place.doubt.empty() ? "" : " ?"));
  std::sort(out.begin(), out.end());
  EXPECT_EQ(out, (std::vector<std::string>{"1 山田太郎", "1 昭和60年1月1日", "2 山田花子 ?", "2 平成2年3月4日",
                                           "3 山田次郎", "3 平成30年3月4日"}));
  // Nothing is printed where the label would stand: a block has one label less.
  std::erase_if(page.ink, [](const InkBox& box) { return box.rect.x < 390 && box.rect.y > 290 && box.rect.y < 390; });
  std::vector<Label> labels = find_labels(page, label_book("juminhyo"));
  const std::size_t before = labels.size();
  add_labels_by_analogy(page, household(), labels);
  EXPECT_EQ(labels.size(), before);
}

// 世帯主　山田太郎 in the line below begins further left, so that its name was taken for an unread line of the address.
TEST(Addresses, TheNextLabelsLineIsNoPartOfIt) {
  PageLayout page = printed_page({U"住所 兵庫県淡路市岩屋2-3", U"世帯主山田太郎"});
  for (Glyph& glyph : page.rows[1].glyphs) glyph.rect.y = 270;
  for (std::size_t i = 0; i < 3; ++i) page.rows[1].glyphs[i].rect.x = 300 + 40.0 * static_cast<double>(i);
  for (std::size_t i = 3; i < 7; ++i) page.rows[1].glyphs[i].rect.x = 540 + 40.0 * static_cast<double>(i - 3);
  page.rows[1].glyphs[3].word_start = true;
  page.rows[1].rect = extent(page.rows[1], 0, 7);
  for (const TextRow& row : page.rows)
    for (const Glyph& glyph : row.glyphs) page.ink.push_back({glyph.rect.grown(-4), 300});
  const ValuePlace address = place_of(page, "juminhyo", "address");
  EXPECT_EQ(utf8(page.signs(address.glyphs)), "兵庫県淡路市岩屋2-3");
  EXPECT_FALSE(address.more_below);
  PageLayout unread = page;
  unread.rows.pop_back();
  EXPECT_TRUE(place_of(unread, "juminhyo", "address").more_below) << "print that nobody read";
}

TEST(Addressees, TheNameBeforeSamaWithoutALabel) {
  const ValueMap nothing;
  const PageLayout page = printed_page({U"神奈川県厚木市飯山南23-5", U"上沼巌男様", U"昭和53年8月13日生"});
  const auto name = addressee(page, nothing);
  ASSERT_TRUE(name);
  EXPECT_EQ(utf8(page.signs(name->place.glyphs)), "上沼巌男");
  EXPECT_EQ(name->place.doubt, "no_label");
  EXPECT_FALSE(addressee(printed_page({U"上沼巌男様", U"上沼花子様"}), nothing));
}

// A 被扶養者 is certified as one (認定) and ceases to be one (認定解除, 扶養削除) where the insured acquires and loses.
TEST(Unseen, ADependantIsCertifiedAndCeasesToBeOne) {
  const PageLayout page = printed_page({U"認定日 平成21年9月1日", U"認定解除日 令和8年7月12日"});
  EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "acquired_on"), "平成21年9月1日");
  EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "lost_on"), "令和8年7月12日");
  EXPECT_EQ(value_of(printed_page({U"減免税額 0", U"差引年税額 111,200"}), "kazei_shomeisho", "annual_tax"), "111,200");
}

/// Rows of two cells, 300 and 700 px wide and 100 px high, with a word in each.
PageLayout two_columns(const std::vector<std::pair<std::u32string, std::u32string>>& rows) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4, page.glyph_px = 32;
  page.width = 1400, page.height = 1000;
  Sheet sheet(1400, 1000);
  const double bottom = 100 + 100.0 * static_cast<double>(rows.size());
  for (std::size_t i = 0; i <= rows.size(); ++i) {
    const double y = 100 + 100.0 * static_cast<double>(i);
    sheet.stroke(100, y, 1100, y, 3);
    if (i == rows.size()) break;
    TextRow row;
    for (const auto& [x, signs] : {std::pair{120.0, rows[i].first}, std::pair{420.0, rows[i].second}})
      for (std::size_t k = 0; k < signs.size(); ++k)
        row.glyphs.push_back({signs[k], {x + 32.0 * static_cast<double>(k), y + 30, 32, 32}, 0.9, k == 0});
    row.rect = extent(row, 0, row.glyphs.size());
    page.rows.push_back(row);
  }
  for (const double x : {100.0, 400.0, 1100.0}) sheet.stroke(x, 100, x, bottom, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  return page;
}

// ポー年月日 on a worn copy of a 在学証明書: the birth date beside it was lost.
TEST(Unseen, AGarbledLabelBeforeAValueOfItsFormIsGuessed) {
  KindInfo kind;
  kind.id = "zaigaku_shomeisho";
  for (const char* id : {"name", "birth_date"}) {
    FieldInfo field;
    field.id = id, field.required = true;
    kind.fields.push_back(field);
  }
  const auto guessed = [&](const PageLayout& page) {
    auto labels = find_labels(page, label_book(kind.id));
    add_garbled_labels(page, kind, labels);
    std::string out;
    for (const Label& label : labels)
      if (label.guessed) out += std::string(label.spec->field) + utf8(page.rows[label.row].signs().substr(0, label.to));
    return out;
  };
  EXPECT_EQ(guessed(two_columns({{U"氏名", U"梶浦露子"}, {U"ポー年月日", U"平成20年2月8日"}})), "birth_dateポー年月日");
  EXPECT_EQ(guessed(two_columns({{U"氏名", U"梶浦露子"}, {U"ポー年月日", U"工業専門課程"}})), "") << "no date there";
  EXPECT_EQ(guessed(two_columns({{U"ポ年月日", U"平成20年2月8日"}, {U"ー年月日", U"令和7年4月1日"}})), "")
      << "two that may be it";
  EXPECT_EQ(guessed(two_columns({{U"入学年月日", U"令和7年4月1日"}, {U"建築設備", U"平成20年2月8日"}})), "")
      << "another label, and a word that is none";
}

// 入学年月日 with a speck behind it: its value below was taken for a second day of issue, and the true one was lost.
TEST(Unseen, ASpeckBehindALabelIsNotItsValue) {
  const PageLayout page = printed_page({U"入学年月日 -", U"2026年4月1日"});
  const auto labels = find_labels(page, label_book("zaigaku_shomeisho"));
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels[0]).places.at(0).glyphs)), "2026年4月1日");
}

}  // namespace
}  // namespace uketsuke::ocr::test
