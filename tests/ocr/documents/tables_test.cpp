#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/labels/phrase.h"
#include "ocr/documents/labels/wrapped_labels.h"
#include "ocr/documents/page/clear_paper.h"
#include "ocr/documents/persons/one_reading.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// Tables as certificates rule them: what a cell is, what its label says of the cells round it, and a clear page to see
// it.
namespace uketsuke::ocr::test {
namespace {

TEST(Tables, HeadingsOfTwoLinesHeadPersonsOfTwoLines) {
  const PageLayout page = table({{U"氏名", U"生年月日"},
                                 {U"フリガナ", U"性別"},
                                 {U"山田太郎", U"昭和60年1月1日"},
                                 {U"ヤマダタロウ", U"男"},
                                 {U"山田花子", U"平成2年3月4日"},
                                 {U"ヤマダハナコ", U"女"}},
                                500);
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, test::household()).values)
    out.push_back(std::string(v.field) + std::to_string(v.row) + " " + utf8(page.signs(v.place.glyphs)));
  EXPECT_EQ(out, (std::vector<std::string>{"name1 山田太郎", "name2 山田花子", "birth_date1 昭和60年1月1日",
                                           "birth_date2 平成2年3月4日", "name_kana1 ヤマダタロウ",
                                           "name_kana2 ヤマダハナコ", "sex1 男", "sex2 女"}));
}

TEST(Tables, ALabelThatItsCellWrapsIsOne) {
  PageLayout page = table({{U"令和8年1月1日/現在の住所", U"大阪府高槻市古曽部町1-2"}, {U"氏名", U"山田太郎"}}, 600);
  join_wrapped_labels(label_book("kazei_shomeisho"), page);
  const auto labels = find_labels(page, label_book("kazei_shomeisho"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0].spec->field, "address");
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels[0]).places.at(0).glyphs)), "大阪府高槻市古曽部町1-2");
}

// The value stands at the height of the break: the page reader's row holds both lines of the label, from left to right.
TEST(Tables, AWrappedLabelMayStandInOneRow) {
  PageLayout page = table({{U"令和8年1月1日/現在の住所", U"大阪府高槻市"}, {U"氏名", U"山田太郎"}}, 600);
  auto& first = page.rows[0].glyphs;
  first.insert(first.end(), page.rows[1].glyphs.begin(), page.rows[1].glyphs.end());
  std::stable_sort(first.begin(), first.end(), [](const Glyph& a, const Glyph& b) { return a.rect.x < b.rect.x; });
  page.rows.erase(page.rows.begin() + 1);
  join_wrapped_labels(label_book("kazei_shomeisho"), page);
  EXPECT_EQ(utf8(page.rows[0].signs()), "令和8年1月1日現在の住所大阪府高槻市");
}

TEST(Tables, TwoLabelsInOneCellStayTwo) {
  PageLayout page = table({{U"氏名/生年月日", U"性別"}, {U"山田太郎", U"男"}}, 500);
  join_wrapped_labels(label_book("juminhyo"), page);
  EXPECT_EQ(find_labels(page, label_book("juminhyo")).size(), 3U);
}

TEST(Tables, ARemarkInBracketsUnderALabelIsNoAddress) {
  const PageLayout page = table({{U"住所/(賦課期日現在)", U"東京都府中市府中町16"}, {U"氏名", U"山田太郎"}}, 600);
  const auto labels = find_labels(page, label_book("kazei_shomeisho"));
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels.at(0)).places.at(0).glyphs)), "東京都府中市府中町16");
}

// 控除額 over a column is one sign from 控除額計, and its first amount was accepted as the total.
TEST(Tables, AClearLabelStandsBeforeAMisreadOne) {
  const KindInfo kind = kind_with("kazei_shomeisho", "deductions");
  const auto total = [&](std::u32string heading) {
    const PageLayout page = table({{U"種類", heading}, {U"医療費控除", U"0"}, {U"控除額合計", U"430,000"}}, 500);
    for (const PlacedValue& value : map_values(page, kind).values)
      if (value.field == "deductions") return utf8(page.signs(value.place.glyphs));
    return std::string("none");
  };
  EXPECT_EQ(total(U"控除額"), "430,000");
  EXPECT_EQ(total(U"控除額許"), "430,000") << "misread";
}

TEST(Tables, ARemarkUnderTheLabelOfADayIsNoDay) {
  const PageLayout page = table({{U"氏名", U"資格喪失日/(削除日"}, {U"山田太郎", U"R08.07.09"}}, 500);
  const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels[1]).places.at(0).glyphs)), "R08.07.09");
}

TEST(Tables, AHeadingInTwoRowsIsOneLabel) {
  PageLayout page = table({{U"氏名", U"性別"}, {U"山田太郎", U"男"}}, 500);
  TextRow again;
  again.glyphs.assign(page.rows[0].glyphs.begin() + 2, page.rows[0].glyphs.end());
  again.rect = extent(again, 0, again.glyphs.size());
  page.rows.insert(page.rows.begin() + 1, again);
  EXPECT_EQ(map_values(page, test::household()).seen.at("sex"), 1);
}

TEST(Tables, AReadingOverANameBesideItsLabelBelongsToTheValue) {
  PageLayout page = table({{U"氏名"}}, 1200);
  for (Glyph& glyph : page.rows[0].glyphs) glyph.rect.y = 145;
  page.rows[0].rect = extent(page.rows[0], 0, 2);
  const auto beside = [](std::u32string_view words, double y) {
    TextRow row;
    for (std::size_t i = 0; i < words.size(); ++i)
      row.glyphs.push_back({words[i], {400 + 34 * static_cast<double>(i), y, 32, 32}, 0.9, i == 0});
    row.rect = extent(row, 0, row.glyphs.size());
    return row;
  };
  page.rows.insert(page.rows.begin(), beside(U"ヤマダタロウ", 110));
  page.rows.push_back(beside(U"山田太郎", 165));
  const auto labels = find_labels(page, label_book("juminhyo"));
  ASSERT_EQ(labels.size(), 1U);
  const ValuePlace value = values_of(page, labels, labels[0]).places.at(0);
  EXPECT_EQ(utf8(page.signs(value.glyphs)), "ヤマダタロウ山田太郎");
  EXPECT_GE(value.area.x, labels[0].rect.right());
}

// A speck at a name's sign read as > was taken for a bracket of 氏名, whose place then reached over half of the name.
TEST(Tables, ABracketInTheNextCellIsNoPartOfALabel) {
  const PageLayout page = table({{U"氏名", U">宇治川登美栄"}, {U"性別", U"女"}}, 600);
  const auto labels = find_labels(page, label_book("juminhyo"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0].to, 2U);
  EXPECT_LT(labels[0].rect.right(), 300);
}

TEST(Tables, TheNumberOfAPersonBehindALabelIsNoName) {
  const PageLayout page = table({{U"氏名1/山田太郎", U"生年月日/昭和60年1月1日"}}, 600);
  const auto labels = find_labels(page, label_book("juminhyo"));
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels.at(0)).places.at(0).glyphs)), "山田太郎");
}

// 日本年金機構 certifies for the firm that the table names: a person looks at both.
TEST(Tables, WhoSignsBelowATableIsNotTheFirmThatItNames) {
  KindInfo kind;
  kind.id = "soshitsu_shomeisho";
  for (const char* id : {"company", "address"}) {
    FieldInfo field;
    field.id = id;
    kind.fields.push_back(field);
  }
  const auto signs = [&](const std::vector<std::u32string>& lines) {
    const PageLayout page = printed_page(lines);
    const auto foot = certifier(page, map_values(page, kind));
    return foot ? utf8(page.signs(foot->place.glyphs)) + " " + std::string(foot->place.doubt) : std::string("nobody");
  };
  const std::vector<std::u32string> table{U"事業所名称 株式会社垂水塗装", U"住所 大阪府高槻市古曽部町1-2"};
  auto with = [&](std::u32string line) {
    auto lines = table;
    for (int i = 0; i < 16; ++i) lines.push_back(U"。");
    lines.push_back(std::move(line));
    return lines;
  };
  EXPECT_EQ(signs(with(U"日本年金機構横堀年金事務所")), "日本年金機構横堀年金事務所 no_label");
  EXPECT_EQ(signs(with(U"株式会社垂水塗装")), "nobody") << "the same firm";
  EXPECT_EQ(signs(with(U"この通知書は大切に保管してください")), "nobody");
}

// 氏名 with Name under it in the label's own cell: the translation was the name.
TEST(Tables, ATranslationInTheLabelsCellIsNoValue) {
  const PageLayout page = table({{U"氏名/Name", U"鹿毛弓枝"}, {U"生年月日/DateofBirth", U"平成17年3月20日"}}, 600);
  const auto labels = find_labels(page, label_book("zaigaku_shomeisho"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels[0]).places.at(0).glyphs)), "鹿毛弓枝");
  EXPECT_EQ(utf8(page.signs(values_of(page, labels, labels[1]).places.at(0).glyphs)), "平成17年3月20日");
}

TEST(Tables, ANameEndsWhereBracketsOpen) {
  const PageLayout page = table({{U"氏名", U"山田太郎(男・女)"}, {U"生年月日", U"昭和60年1月1日"}}, 600);
  const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
  const ValuePlace place = values_of(page, labels, labels.at(0)).places.at(0);
  EXPECT_EQ(utf8(page.signs(place.glyphs)), "山田太郎");
  EXPECT_LT(place.area.right(), place.glyphs.empty() ? 0 : page.glyph(place.glyphs.back()).rect.right() + 10);
}

TEST(Tables, AKanjiReadAsABracketCutsNoName) {
  for (const std::u32string& text : std::vector<std::u32string>{U"小鳥遊[子", U"小鳥遊(子)", U"小鳥遊(男"}) {
    const PageLayout page = table({{U"氏名", text}, {U"生年月日", U"昭和60年1月1日"}}, 600);
    const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
    const ValuePlace place = values_of(page, labels, labels.at(0)).places.at(0);
    EXPECT_EQ(page.signs(place.glyphs), text);
    EXPECT_GT(place.area.w, 500);
  }
}

TEST(Tables, TheSpaceDownToTheNextTableIsNoCell) {
  Sheet sheet(900, 700);
  for (const double y : {100.0, 200.0, 500.0, 600.0}) sheet.stroke(100, y, 800, y, 3);
  for (const double x : {100.0, 450.0, 800.0}) sheet.stroke(x, 100, x, 200, 3).stroke(x, 500, x, 600, 3);
  const RuledLines rules = RuledLines::find(sheet.image(), 11.8);
  EXPECT_TRUE(rules.cell_at({200, 150}));
  EXPECT_FALSE(rules.cell_at({200, 210})) << "the sides end with the table";
}

TEST(Tables, ADateInATableIsNoDayOfIssue) {
  const PageLayout page = table({{U"届出", U"平成20年12月26日"}, {U"氏名", U"山田太郎"}}, 600);
  KindInfo kind = test::household();
  FieldInfo issued;
  issued.id = "issued_on";
  kind.fields = {issued};
  for (const PlacedValue& value : free_values(page, kind, ValueMap{})) EXPECT_NE(value.field, "issued_on");
}

// 備考 in a column down the side of a resident's block: 令和7.5.26 振り仮名記載.
TEST(Tables, ADateInAHighNarrowCellIsNoDayOfIssue) {
  PageLayout page;
  page.px_per_mm = 300 / 25.4, page.glyph_px = 32, page.width = 2480, page.height = 1200;
  const auto issued = [&](double right) {
    Sheet sheet(2480, 1200);
    sheet.stroke(100, 100, right, 100, 3).stroke(100, 700, right, 700, 3).stroke(100, 100, 100, 700, 3).stroke(right, 100, right, 700, 3);
    page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
    TextRow row;
    for (const char32_t sign : std::u32string_view(U"令和7年5月26日"))
      row.glyphs.push_back({sign, {130 + 34.0 * static_cast<double>(row.glyphs.size()), 200, 32, 32}, 0.9, row.glyphs.empty(), false});
    row.rect = extent(row, 0, row.glyphs.size());
    page.rows = {row};
    const auto values = free_values(page, test::kind_with("juminhyo", "issued_on"), ValueMap{});
    return std::any_of(values.begin(), values.end(), [](const PlacedValue& value) { return value.field == "issued_on"; });
  };
  EXPECT_FALSE(issued(600));
  EXPECT_TRUE(issued(2300)) << "a frame round the whole certificate";
}

TEST(Tables, AChoiceInBracketsIsNoSex) {
  KindInfo kind = test::household();
  kind.id = "soshitsu_shomeisho";
  const auto sex = [&](const std::u32string& line) {
    const PageLayout page = printed_page({line});
    for (const PlacedValue& value : free_values(page, kind, map_values(page, kind)))
      if (value.field == "sex") return utf8(page.signs(value.place.glyphs));
    return std::string("none");
  };
  EXPECT_EQ(sex(U"氏名 山田花子(女)"), "女");
  EXPECT_EQ(sex(U"氏名 山田花子(男・女)"), "none");
}

TEST(Phrases, AMisreadLastSignBelongsToItsLabel) {
  PhraseMatch match;
  ASSERT_TRUE(best_substring(U"県民税所得割客", U"県民税所得割額", 1, match));
  EXPECT_EQ(match.to, 7U);
  ASSERT_TRUE(best_substring(U"氏名山", U"氏名", 0.3, match));
  EXPECT_EQ(match.to, 2U);
}

TEST(Kana, ANameIsNoReading) {
  EXPECT_FALSE(meaning_of(ValueKind::Kana, "name_kana", "浅賀　昭七"));
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "アサガ　ショウシチ")->value, "アサガ　ショウシチ");
}

TEST(Addresses, BehindANumberAndChoStandsMe) {
  const auto address = [](const char* text) { return meaning_of(ValueKind::Address, "address", text)->value; };
  EXPECT_EQ(address("岡崎市井ノ口町21丁日19番"), "岡崎市井ノ口町21丁目19番");
  EXPECT_EQ(address("沼津市三丁日8番"), "沼津市三丁目8番");
  EXPECT_EQ(address("尾張旭市南山7丁口19番11号"), "尾張旭市南山7丁目19番11号");
  EXPECT_EQ(address("春日市八丁日向1-2"), "春日市八丁日向1-2");
  EXPECT_EQ(address("横手市日の出町1-2"), "横手市日の出町1-2");
}

FieldReading reading(const char* field, ReadState state, const char* value) {
  FieldReading out;
  out.field = field;
  out.state = state;
  out.value = value;
  out.rect = {100, 100, 200, 40};
  return out;
}

TEST(OneReading, AFieldIsReadOnceAPerson) {
  std::vector<FieldReading> fields;
  add_reading(reading("symbol", ReadState::Unreadable, ""), fields);
  add_reading(reading("symbol", ReadState::Read, "4438"), fields);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].value, "4438");
  add_reading(reading("symbol", ReadState::Read, "4438"), fields);
  EXPECT_TRUE(fields[0].doubts.empty());
  add_reading(reading("symbol", ReadState::Read, "4439"), fields);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].value, "4438");
  EXPECT_EQ(fields[0].doubts, std::vector<std::string>{"several_values"});
}

TEST(OneReading, ANameThatIsNoReadingIsNotAskedTwice) {
  std::vector<FieldReading> fields{reading("name", ReadState::Read, "浅賀　昭七"),
                                   reading("name_kana", ReadState::Unreadable, "")};
  drop_names_as_kana(40, fields);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].field, "name");
}

/// A grey page with a black bar at rows 40 to 60 and whatever is painted on it.
CleanPage page_with_bar() {
  CleanPage page;
  page.grey = Image(200, 100, PixelFormat::Grey8, 255);
  for (int y = 40; y < 60; ++y)
    for (int x = 20; x < 80; ++x) page.grey.row(y)[x] = 20;
  page.binary = page.grey.clone();
  return page;
}

TEST(ClearPaper, ThePaleGroundGoesAndPrintStays) {
  CleanPage page = page_with_bar();
  EXPECT_EQ(without_ground(page).grey.view().data, page.grey.view().data) << "no ground: the page itself";
  page.grey = page.grey.clone(), page.binary = page.binary.clone();
  for (int x = 0; x < 200; ++x) page.grey.row(10)[x] = 190, page.binary.row(10)[x] = 0;
  const CleanPage bare = without_ground(page);
  EXPECT_EQ(bare.grey.row(10)[100], 255);
  EXPECT_EQ(bare.binary.row(10)[100], 255);
  EXPECT_EQ(bare.grey.row(50)[50], 20);
  EXPECT_EQ(bare.binary.row(50)[50], 20);
}

/// A red patch on a page of 300 dpi with a black bar across it.
Unsealed sealed_page(int seal_px) {
  CleanPage page;
  page.report.dpi = {300, 300};
  page.grey = Image(600, 600, PixelFormat::Grey8, 255);
  page.binary = Image(600, 600, PixelFormat::Grey8, 255);
  page.colour = Image(600, 600, PixelFormat::Bgr8, 255);
  for (int y = 100; y < 100 + seal_px; ++y)
    for (int x = 100; x < 400; ++x) {
      const bool print = y % 100 < 12, seal = x < 100 + seal_px;
      if (!print && !seal) continue;
      std::uint8_t* p = page.colour.row(y) + static_cast<std::ptrdiff_t>(3) * x;
      p[0] = print ? 18 : 44, p[1] = print ? 18 : 50, p[2] = print ? 40 : 216;
      page.grey.row(y)[x] = print ? 20 : 100, page.binary.row(y)[x] = 0;
    }
  return without_seal_ink(page);
}

TEST(ClearPaper, ASealComesOffThePrintUnderIt) {
  const Unsealed open = sealed_page(220);
  ASSERT_EQ(open.lifted.size(), 1U);
  EXPECT_EQ(open.page.grey.row(150)[150], 255);
  EXPECT_EQ(open.page.binary.row(150)[150], 255);
  EXPECT_LT(open.page.grey.row(205)[150], 128) << "print under the seal";
  EXPECT_LT(open.page.binary.row(205)[150], 128);
}

TEST(ClearPaper, ALineInRedIsNoSeal) {
  const Unsealed open = sealed_page(60);
  EXPECT_TRUE(open.lifted.empty());
  EXPECT_EQ(open.page.grey.row(140)[120], 100);
}

}  // namespace
}  // namespace uketsuke::ocr::test
