#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/levies/proofs.h"
#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/page/ruled_lines.h"
#include "ocr/documents/persons/person_rows.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/symbol_number.h"
#include "ocr/documents/values/value_notation.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr::test {
namespace {

std::string first_date(std::u32string_view signs) {
  const auto dates = find_dates(signs);
  return dates.empty() ? "none" : dates[0].iso();
}

TEST(CertificateDates, EveryNotation) {
  EXPECT_EQ(first_date(U"令和8年11月2日"), "2026-11-02");
  EXPECT_EQ(first_date(U"令和元年5月1日"), "2019-05-01");
  EXPECT_EQ(first_date(U"令和八年十一月二十三日"), "2026-11-23");
  EXPECT_EQ(first_date(U"昭和六十四年一月七日"), "1989-01-07");
  EXPECT_EQ(first_date(U"R08.11.02"), "2026-11-02");
  EXPECT_EQ(first_date(U"S35.11.19"), "1960-11-19");
  EXPECT_EQ(first_date(U"2026年11月2日"), "2026-11-02");
  EXPECT_EQ(first_date(U"2026/11/2"), "2026-11-02");
  EXPECT_EQ(first_date(U"昭和60年1月2目生"), "1985-01-02") << "日 is often read as 目";
  EXPECT_EQ(first_date(U"R8.O1.l2"), "2026-01-12");
  EXPECT_EQ(first_date(U"令和8年1]月04日"), "2026-11-04") << "a stroke that a copy guard touches";
}

TEST(CertificateDates, NoDateIsMadeOfWhatIsNone) {
  EXPECT_EQ(first_date(U"令和8年度"), "none");
  EXPECT_EQ(first_date(U"03-1234-5678"), "none");
  EXPECT_EQ(first_date(U"1-28-3"), "none");
  EXPECT_EQ(first_date(U"令和8年13月40日"), "") << "written as a date, but no day";
  const auto over = find_dates(U"平成31年5月1日");
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].fault, WarekiFault::AfterEra);
}

// 21日 under a fold or beside a cut: the 2 alone is a day as well.
TEST(CertificateDates, WithoutItsDaySignADateIsDoubted) {
  EXPECT_EQ(meaning_of(ValueKind::Date, "issued_on", "令和8年10月2")->doubt, "date_cut");
  EXPECT_EQ(meaning_of(ValueKind::Date, "issued_on", "令和8年10月21日")->doubt, "");
  EXPECT_EQ(meaning_of(ValueKind::Date, "issued_on", "R8.10.21")->doubt, "");
}

TEST(CertificateAddresses, WhatNamesNoPlaceIsDoubted) {
  EXPECT_EQ(meaning_of(ValueKind::Address, "address", "8年1月1日の")->doubt, "no_place");
  EXPECT_EQ(meaning_of(ValueKind::Address, "address", "愛知県常滑市飛香台5-13-11")->doubt, "");
  EXPECT_EQ(meaning_of(ValueKind::Address, "address", "港区六本木1-2-3")->doubt, "");
}

TEST(CertificateAmounts, GroupsMustFit) {
  EXPECT_EQ(read_amount(U"1,234,567円"), 1234567);
  EXPECT_EQ(read_amount(U"¥1,234"), 1234);
  EXPECT_EQ(read_amount(U"△12,000"), -12000);
  EXPECT_EQ(read_amount(U"0"), 0);
  EXPECT_EQ(read_amount(U"3,027,.986円"), 3027986) << "one comma seen as two marks";
  EXPECT_FALSE(read_amount(U"1,23,456"));
  EXPECT_FALSE(read_amount(U"12,34"));
  EXPECT_FALSE(read_amount(U"1,234A"));
  EXPECT_FALSE(read_amount(U"|1,234")) << "a rule is no 1";
  EXPECT_FALSE(read_amount(U"円"));
  EXPECT_TRUE(is_masked(U"*****"));
  EXPECT_FALSE(is_masked(U"*1,000"));
}

TEST(CertificatePageMarks, AllWordings) {
  EXPECT_EQ(read_page_mark(U"1/2")->count, 2);
  EXPECT_EQ(read_page_mark(U"3枚中2枚目")->page, 2);
  EXPECT_EQ(read_page_mark(U"(1プ3)")->count, 3) << "a full-width slash";
  EXPECT_EQ(read_page_mark(U"1ノ】")->count, 1) << "a 1 beside a slash";
  EXPECT_FALSE(read_page_mark(U"1]")) << "its slash is lost";
  EXPECT_FALSE(read_page_mark(U"3/2"));
  EXPECT_FALSE(read_page_mark(U"2026/11/2"));
  EXPECT_EQ(read_fiscal_year(U"令和8年度(令和7年分)")->year, 2026);
  EXPECT_FALSE(read_fiscal_year(U"令和8年11月2日"));
}

TEST(CertificatePhrases, SpecksAreNoSigns) {
  PhraseMatch match;
  EXPECT_TRUE(best_substring(U"性。別女", U"性別", 0.3, match));
  EXPECT_FALSE(best_substring(U"性格別女", U"性別", 0.3, match));
}

TEST(CertificatePhrases, LookAlikesCostLess) {
  PhraseMatch match;
  EXPECT_TRUE(best_substring(U"生年月目昭和", U"生年月日", 1, match));
  EXPECT_NEAR(match.edits, 0.3, 1e-9);
  EXPECT_EQ(match.to, 4U);
  EXPECT_FALSE(best_substring(U"納税証明書", U"在学証明書", 1, match));
  EXPECT_TRUE(best_substring(U"X住民票Y", U"住民票", 0, match));
  EXPECT_EQ(match.from, 1U);
}

TEST(CertificateMeanings, KeepWhatStandsOnThePaper) {
  EXPECT_EQ(meaning_of(ValueKind::Name, "name", "山田　太郎")->value, "山田　太郎");
  EXPECT_EQ(meaning_of(ValueKind::Name, "name", "山　田　太　郎")->value, "山田太郎") << "even gaps part nothing";
  EXPECT_EQ(meaning_of(ValueKind::Name, "name", "渡部　・一樹")->value, "渡部　一樹") << "a speck";
  EXPECT_EQ(meaning_of(ValueKind::Name, "name", "マリア・ゴメス")->value, "マリア・ゴメス");
  EXPECT_FALSE(meaning_of(ValueKind::Name, "name", "性　別")) << "a heading is nobody's name";
  EXPECT_FALSE(meaning_of(ValueKind::Name, "name", "生年月日"));
  EXPECT_EQ(meaning_of(ValueKind::Address, "address", "光岡８一９　コ一ポ東")->value, "光岡8-9　コーポ東");
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "やまだ たろう")->value, "ヤマダ　タロウ");
  EXPECT_TRUE(meaning_of(ValueKind::Amount, "tax_base", "＊＊＊＊＊")->masked);
  EXPECT_TRUE(meaning_of(ValueKind::Digits, "my_number", "省略")->absent);
  EXPECT_FALSE(meaning_of(ValueKind::Digits, "my_number", "1234 5678 901"));
  EXPECT_EQ(meaning_of(ValueKind::Count, "dependants", "１人（うち16歳未満　0人）")->value, "1");
  EXPECT_EQ(meaning_of(ValueKind::Count, "school_year", "第２学年")->value, "2");
  EXPECT_FALSE(meaning_of(ValueKind::Count, "dependants", "3.　税額")) << "a number of something else";
  EXPECT_EQ(meaning_of(ValueKind::Sex, "sex", "男 ・ 女")->doubt, "choice_circled");
  EXPECT_EQ(meaning_of(ValueKind::Date, "enrolled_until", "令和6年4月1日から令和10年3月31日まで")->value, "2028-03-31");
  EXPECT_EQ(meaning_of(ValueKind::Text, "relation", "世帯主　.")->value, "世帯主") << "a speck behind it";
  EXPECT_EQ(meaning_of(ValueKind::Text, "relation", "（妻）")->value, "妻");
  EXPECT_EQ(meaning_of(ValueKind::Text, "relation", "子)")->value, "子") << "the other bracket stands outside";
  EXPECT_EQ(meaning_of(ValueKind::Text, "relation", "妻（未届）")->value, "妻(未届)");
  EXPECT_TRUE(variant_possible("髙橋"));
  EXPECT_TRUE(variant_possible("宮崎"));
  EXPECT_FALSE(variant_possible("山田"));
}

TEST(RuledLines, CellsOfATable) {
  Sheet sheet(900, 600);
  for (const double y : {100.0, 200.0, 300.0}) sheet.stroke(100, y, 800, y + 2, 3);
  for (const double x : {100.0, 350.0, 800.0}) sheet.stroke(x, 100, x - 1, 301, 3);
  sheet.ring(200, 150, 20, 20);  // print inside a cell is no line
  const RuledLines lines = RuledLines::find(sheet.image(), 11.8);
  EXPECT_EQ(lines.horizontal().size(), 3U);
  EXPECT_EQ(lines.vertical().size(), 3U);
  const auto cell = lines.cell_at({200, 250});
  ASSERT_TRUE(cell);
  EXPECT_NEAR(cell->x, 100, 4);
  EXPECT_NEAR(cell->y, 200, 4);
  EXPECT_NEAR(cell->right(), 350, 4);
  EXPECT_NEAR(cell->bottom(), 300, 4);
  sheet.stroke(500, 20, 500, 580, 2);  // a streak of the glass
  EXPECT_EQ(RuledLines::find(sheet.image(), 11.8).vertical().size(), 3U);
  EXPECT_FALSE(lines.cell_at({200, 400})) << "below the table there is no cell";
  EXPECT_TRUE(lines.vertical_between({200, 250}, {500, 250}));
  EXPECT_FALSE(lines.vertical_between({200, 400}, {500, 400}));
}

// On a certificate enlarged to A3 the strokes of 枝 in a low row of a table were its columns, and names were cut there.
TEST(RuledLines, AStrokeOfLargePrintIsNone) {
  Sheet sheet(900, 600);
  for (const double y : {100.0, 192.0}) sheet.stroke(100, y, 800, y, 3);
  for (const double x : {100.0, 800.0}) sheet.stroke(x, 100, x, 192, 3);
  sheet.stroke(400, 117, 400, 177, 3);
  EXPECT_EQ(RuledLines::find(sheet.image(), 11.8).vertical().size(), 3U);
  EXPECT_EQ(RuledLines::find(sheet.image(), 11.8, 53).vertical().size(), 2U);
  EXPECT_EQ(RuledLines::find(sheet.image(), 11.8, 37).vertical().size(), 3U) << "beside small print it may be one";
}

TEST(RuledLines, ComeOffPrintThatStandsOnThem) {
  Sheet sheet(600, 300);
  sheet.stroke(100, 200, 500, 200, 4);   // an underline
  sheet.stroke(300, 120, 300, 200, 20);  // print that stands on it
  const RuledLines lines = RuledLines::find(sheet.image(), 11.8);
  ASSERT_EQ(lines.horizontal().size(), 1U);
  const Image erased = lines.erased(sheet.image(), 11.8);
  EXPECT_EQ(erased.row(200)[150], 255) << "the underline is gone";
  EXPECT_LT(erased.row(160)[300], 128) << "print stays";
  EXPECT_EQ(ink_boxes(sheet.image()).size(), 1U);
  const auto boxes = ink_boxes(erased);
  ASSERT_EQ(boxes.size(), 1U);
  EXPECT_LT(boxes[0].rect.w, 40);
}

TEST(NameParts, WideGapsPartNamesAndNoOthers) {
  Sheet sheet(700, 100);
  const auto sign = [&](double x) { sheet.stroke(x, 30, x, 70, 30); };
  for (const double x : {60.0, 100.0, 200.0, 240.0}) sign(x);  // two and two with a gap of two signs
  EXPECT_EQ(parts_of_name(sheet.image(), {40, 20, 260, 60}, 40).size(), 2U);
  for (const double x : {300.0, 400.0, 500.0, 600.0}) sign(x);
  EXPECT_EQ(parts_of_name(sheet.image(), {40, 20, 620, 60}, 40).size(), 1U) << "set wide throughout";
}

FieldReading reading(const std::string& field, const std::string& value, int row = 0, double p = 0.9,
                     std::vector<std::string> doubts = {}) {
  FieldReading out;
  out.field = field;
  out.row = row;
  out.state = ReadState::Read;
  out.value = value;
  out.confidence = p;
  out.candidates = {{value, p}};
  out.doubts = std::move(doubts);
  return out;
}

TEST(Proofs, TaxBaseWithBothRoundings) {
  for (const std::string base : {"864305", "864000"}) {
    std::vector<FieldReading> fields{reading("total_income", "3300000"),
                                     reading("deductions", "2435695", 0, 0.9, {"one_reader"}),
                                     reading("tax_base", base)};
    apply_proofs("kazei_shomeisho", 0, fields);
    EXPECT_GT(fields[0].confidence, 0.998);
    EXPECT_EQ(fields[1].doubts.empty(), base == "864305")
        << "only an exact sum confirms what one reader saw: rounding hides three digits";
  }
  std::vector<FieldReading> wrong{reading("total_income", "3300000", 0, 0.999),
                                  reading("deductions", "2435695", 0, 0.999), reading("tax_base", "863000", 0, 0.999)};
  apply_proofs("kazei_shomeisho", 0, wrong);
  for (const FieldReading& field : wrong) {
    EXPECT_EQ(field.doubts, std::vector<std::string>{"sum_differs"}) << field.field;
    EXPECT_LT(field.confidence, 0.95);
  }
}

TEST(Proofs, RoundedLeviesProveNoLastDigits) {
  std::vector<FieldReading> fields{reading("city_income_levy", "41947", 0, 0.9, {"one_reader"}),
                                   reading("prefecture_income_levy", "27960"),
                                   reading("city_per_capita_levy", "3500", 0, 0.9, {"one_reader"}),
                                   reading("prefecture_per_capita_levy", "2500"), reading("annual_tax", "75800")};
  apply_proofs("kazei_shomeisho", 0, fields);
  EXPECT_EQ(fields[0].doubts.size(), 1U);
  EXPECT_TRUE(fields[2].doubts.empty());
}

TEST(Proofs, YearlyTaxOfTheSampleCertificate) {
  std::vector<FieldReading> fields{reading("city_income_levy", "41940"), reading("prefecture_income_levy", "27960"),
                                   reading("city_per_capita_levy", "3500"),
                                   reading("prefecture_per_capita_levy", "2500"), reading("annual_tax", "75800")};
  apply_proofs("kazei_shomeisho", 0, fields);
  for (const FieldReading& field : fields) EXPECT_GT(field.confidence, 0.998) << field.field;
  fields[4].value = "75900";
  fields[4].doubts.clear();
  apply_proofs("kazei_shomeisho", 0, fields);
  EXPECT_EQ(fields[4].doubts.size(), 1U);
}

// 54,600 is the levy before the tax credit of 1,000, of which 森林環境税 makes up: the sum must not come out by leaving
// that out.
TEST(Proofs, AYearsTaxHoldsTheForestTaxThatIsStated) {
  const auto levies = [](const char* prefecture) {
    return std::vector{reading("city_income_levy", "80400"),    reading("prefecture_income_levy", prefecture),
                       reading("city_per_capita_levy", "3000"), reading("prefecture_per_capita_levy", "1500"),
                       reading("forest_tax", "1000"),           reading("annual_tax", "139500")};
  };
  auto right = levies("53600"), wrong = levies("54600");
  apply_proofs("kazei_shomeisho", 0, right);
  for (const FieldReading& field : right) EXPECT_GT(field.confidence, 0.998) << field.field;
  apply_proofs("kazei_shomeisho", 0, wrong);
  EXPECT_EQ(wrong[1].doubts, std::vector<std::string>{"sum_differs"});
}

TEST(Proofs, DisagreeingReadersAreNeverOverruled) {
  std::vector<FieldReading> fields{reading("left_on", "2026-11-08"),
                                   reading("lost_on", "2026-11-09", 1, 0.7, {"readers_disagree"})};
  apply_proofs("soshitsu_shomeisho", 0, fields);
  EXPECT_EQ(fields[1].doubts.size(), 1U);
  EXPECT_LT(fields[1].confidence, 0.9);
}

TEST(Proofs, ExactlyOneHead) {
  std::vector<FieldReading> fields{reading("relation", "世帯主", 1, 0.99), reading("relation", "世帯主", 2, 0.99)};
  apply_proofs("juminhyo", 1, fields);
  EXPECT_EQ(fields[0].doubts, std::vector<std::string>{"heads_differ"});
  std::vector<FieldReading> lacking{reading("name", "山田太郎", 1), reading("name", "山田花子", 2),
                                    reading("relation", "妻", 2, 0.99)};
  apply_proofs("juminhyo", 1, lacking);
  EXPECT_TRUE(lacking[2].doubts.empty()) << "the head's own relation was not found";
}

TEST(SymbolNumber, ComesApart) {
  const auto parts = split_symbol_number(reading("symbol", "12345-678"));
  EXPECT_EQ(parts[0].value, "12345");
  EXPECT_EQ(parts[1].value, "678");
  EXPECT_EQ(split_symbol_number(reading("symbol", "記号　12345　番号　678"))[1].value, "678");
  EXPECT_EQ(split_symbol_number(reading("symbol", "5678番号13470"))[0].value, "5678");
  EXPECT_EQ(split_symbol_number(reading("symbol", "7472・76152"))[1].value, "76152");
  EXPECT_EQ(split_symbol_number(reading("symbol", "12345"))[0].state, ReadState::Unreadable);
}

// 東415-18364 became 415: insurers' 記号 may hold kanji.
TEST(SymbolNumber, KeepsEverySignOrAsks) {
  EXPECT_EQ(split_symbol_number(reading("symbol", "東415-18364"))[0].value, "東415");
  EXPECT_EQ(split_symbol_number(reading("symbol", "記号　建27　番号　345"))[0].value, "建27");
  EXPECT_EQ(split_symbol_number(reading("symbol", "第12号　345"))[0].value, "12");
  for (const char* odd : {"東　415-18364", "4**-18364", "12の3-45", "12-345-01"}) {
    const auto parts = split_symbol_number(reading("symbol", odd));
    EXPECT_TRUE(parts[0].state == ReadState::Unreadable || parts[0].value == "12の3") << odd << parts[0].value;
  }
}

TEST(PersonRows, BlocksAndTablesCountTogether) {
  const PageLayout page = printed_page({U"氏名 山田太郎", U"生年月日 昭和60年1月1日"});
  const LabelSpec name{"name", ValueKind::Name, {}}, born{"birth_date", ValueKind::Date, {}};
  const auto at = [](double y) { return Rect<CleanPx>{500, y, 100, 40}; };
  const Label a{&name, 0, 0, 2, 0, at(100)}, b{&born, 0, 0, 2, 0, at(150)}, c{&name, 0, 0, 2, 0, at(400)},
      d{&born, 0, 0, 2, 0, at(400)};
  const auto rows = numbered(page, {{&a, {{}, at(100), true}, false},
                                    {&b, {{}, at(150), true}, false},
                                    {&c, {{}, at(450), true}, true},
                                    {&c, {{}, at(500), true}, true},
                                    {&d, {{}, at(500), true}, true}});
  std::vector<std::string> out;
  for (const PlacedValue& v : rows) out.push_back(std::string(v.field) + std::to_string(v.row));
  EXPECT_EQ(out, (std::vector<std::string>{"name1", "birth_date1", "name2", "name3", "birth_date3"}));
}

TEST(PersonRows, PersonsBesideEachOther) {
  const PageLayout page = printed_page({U"氏名 山田太郎"});
  const LabelSpec name{"name", ValueKind::Name, {}}, born{"birth_date", ValueKind::Date, {}};
  const auto at = [](double x, double y) { return Rect<CleanPx>{x, y, 100, 40}; };
  const Label a{&name, 0, 0, 2, 0, at(100, 100)}, b{&name, 0, 0, 2, 0, at(900, 100)},
      c{&born, 1, 0, 2, 0, at(100, 300)}, d{&born, 1, 0, 2, 0, at(900, 300)};
  // Each label above its value looks like a column of one line.
  const auto rows = numbered(page, {{&a, {{}, at(100, 150), false}, true},
                                    {&b, {{}, at(900, 150), false}, true},
                                    {&c, {{}, at(100, 350), false}, true},
                                    {&d, {{}, at(900, 350), false}, true}});
  ASSERT_EQ(rows.size(), 4U);
  for (const PlacedValue& v : rows) EXPECT_EQ(v.row, v.place.area.x < 500 ? 1 : 2) << v.field;
}

TEST(FreeValues, ADateBehindAMisreadLabelIsNoDayOfIssue) {
  const auto issued = [](const std::vector<std::u32string>& lines) {
    KindInfo soshitsu;
    soshitsu.id = "soshitsu_shomeisho";
    FieldInfo field;
    field.id = "issued_on";
    soshitsu.fields = {field};
    const PageLayout page = printed_page(lines);
    for (const PlacedValue& value : free_values(page, soshitsu, map_values(page, soshitsu)))
      if (value.field == "issued_on") return page.text(value.place.glyphs);
    return std::string("none");
  };
  EXPECT_EQ(issued({U"資格を喪失したことを証明する", U"令和8年11月11日"}), "令和8年11月11日");
  EXPECT_EQ(issued({U"資恪哀夫目 令和8年11月16日"}), "none");
  EXPECT_EQ(issued({U"令和8年11月11日", U"令和8年11月16日"}), "none") << "two alike";
}

TEST(ValuePlaces, NarrowColumnsAreCutUnderTheirLabels) {
  PageLayout page = printed_page({U"生年月日 性別", U"昭和60年1月1日 男"});
  // 男 stands a sign and a half behind the date and under its label.
  const double x = page.rows[1].glyphs[8].rect.right() + 60;
  page.rows[1].glyphs.back().rect.x = x;
  for (std::size_t i = 4; i < 6; ++i) page.rows[0].glyphs[i].rect.x = x + 40.0 * static_cast<double>(i - 4);
  const auto labels = find_labels(page, label_book("juminhyo"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(page.text(values_of(page, labels, labels[0]).places.at(0).glyphs), "昭和60年1月1日");
  EXPECT_EQ(page.text(values_of(page, labels, labels[1]).places.at(0).glyphs), "男");
}

TEST(ValuePlaces, LeadersAreSkipped) {
  const PageLayout page = printed_page({U"給与収入 にEGO 3,370,676円", U"扶養親族数 .... 2人"});
  const auto labels = find_labels(page, label_book("kazei_shomeisho"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(page.text(values_of(page, labels, labels[0]).places.at(0).glyphs), "3,370,676円");
  EXPECT_EQ(page.text(values_of(page, labels, labels[1]).places.at(0).glyphs), "2人");
}

TEST(ValuePlaces, TranslationsAreSkipped) {
  const PageLayout page = printed_page({U"氏名/Name: 山田太郎", U"生年月日DateofBirth 平成17年4月1日"});
  const auto labels = find_labels(page, label_book("zaigaku_shomeisho"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(page.text(values_of(page, labels, labels[0]).places.at(0).glyphs), "山田太郎");
  EXPECT_EQ(page.text(values_of(page, labels, labels[1]).places.at(0).glyphs), "平成17年4月1日");
}

TEST(ValuePlaces, LabelsFindTheirValues) {
  const PageLayout page =
      printed_page({U"氏名 山田太郎 生年月日 昭和60年1月1日", U"前住所 大阪府", U"住所 東京都千代田区"});
  const auto labels = find_labels(page, label_book("juminhyo"));
  const auto value = [&](std::string_view field) {
    for (const Label& label : labels)
      if (label.spec->field == field) return page.text(values_of(page, labels, label).places.at(0).glyphs);
    return std::string("none");
  };
  EXPECT_EQ(value("name"), "山田太郎");
  EXPECT_EQ(value("birth_date"), "昭和60年1月1日");
  EXPECT_EQ(value("address"), "東京都千代田区") << "前住所 is another field";
}

}  // namespace
}  // namespace uketsuke::ocr::test
