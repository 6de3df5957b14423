#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/labels/group_heads.h"
#include "ocr/documents/levies/levy_totals.h"
#include "ocr/documents/page/half_width.h"
#include "ocr/documents/page/stretched.h"
#include "ocr/documents/page/struck_cells.h"
#include "ocr/documents/persons/readings_over_names.h"
#include "ocr/documents/values/free_values.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// How counters of towns, schools and insurers set their tables today: sums in a column, struck-out cells, groups of
// lines, persons in blocks side by side.
namespace uketsuke::ocr::test {
namespace {

/// A kind with fields of persons, and of the paper.
KindInfo kind_of(const char* id, const std::vector<const char*>& persons, const std::vector<const char*>& single = {}) {
  KindInfo kind;
  kind.id = id;
  for (const auto* fields : {&persons, &single})
    for (const char* field : *fields) {
      FieldInfo info;
      info.id = field;
      info.in_rows = fields == &persons;
      kind.fields.push_back(info);
    }
  return kind;
}

/// "row field signs" of all located values, in rows' order.
std::vector<std::string> located(const PageLayout& page, const KindInfo& kind) {
  std::vector<std::string> out;
  for (const PlacedValue& value : map_values(page, kind).values)
    out.push_back(std::to_string(value.row) + " " + std::string(value.field) + " " +
                  utf8(page.signs(value.place.glyphs)) + (value.place.doubt.empty() ? "" : " ?") +
                  (value.place.unsure ? " unsure" : ""));
  std::sort(out.begin(), out.end());
  return out;
}

std::string found_free(const PageLayout& page, const KindInfo& kind, const char* field) {
  for (const PlacedValue& value : free_values(page, kind, map_values(page, kind)))
    if (value.field == field) return utf8(page.signs(value.place.glyphs)) + " " + std::string(value.place.doubt);
  return "none";
}

/// Words at places of lines, signs `size` px wide and high.
struct Word {
  double x, y;
  std::u32string signs;
  double size = 40;
};

PageLayout words_at(const std::vector<Word>& words) {
  PageLayout page = printed_page({});
  for (const Word& word : words) {
    if (page.rows.empty() || page.rows.back().rect.y != word.y) page.rows.emplace_back();
    TextRow& row = page.rows.back();
    for (std::size_t i = 0; i < word.signs.size(); ++i)
      row.glyphs.push_back({word.signs[i],
                            {word.x + word.size * static_cast<double>(i), word.y, word.size, word.size},
                            0.9,
                            i == 0,
                            false});
    row.rect = extent(row, 0, row.glyphs.size());
  }
  return page;
}

std::vector<std::vector<std::u32string>> taxes() {
  return {{U"税額の内訳", U"市民税", U"県民税", U"森林環境税", U"合計"},
          {U"所得割額", U"135,100", U"90,000", U"", U"225,100"},
          {U"均等割額", U"3,000", U"1,000", U"1,000", U"5,000"},
          {U"年税額", U"138,100", U"91,000", U"1,000", U"230,100"}};
}

TEST(LevyTotals, TheYearsTaxStandsUnderTheSumOfTheTaxes) {
  const PageLayout page = table(taxes(), 400);
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "annual_tax"), "230,100 ");
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "forest_tax"), "1,000 ");
  auto lines = taxes();
  lines[2][3] = U"500";
  EXPECT_EQ(value_of(table(lines, 400), "kazei_shomeisho", "forest_tax"), "1,000 rival_value");
  lines = taxes();
  lines[0][4] = U"備考";
  EXPECT_EQ(value_of(table(lines, 400), "kazei_shomeisho", "annual_tax"), "138,100 rival_value")
      << "nobody says that the last column is the sum";
}

TEST(StruckCells, AStrokeThroughACellIsNoValueAndTheNextCellIsLookedAt) {
  PageLayout page = table({{U"所得の種類", U"収入金額", U"所得金額"}, {U"総所得金額等", U"", U"4,771,452"}}, 400);
  const Rect<CleanPx> cell{500, 210, 400, 110};
  page.ink.push_back({{510, 250, 385, 60}, 1500});
  EXPECT_TRUE(is_struck_out(page, cell));
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "gross_income"), "4,771,452 ");
  PageLayout dashes =
      table({{U"所得の種類", U"収入金額", U"所得金額"}, {U"総所得金額等", U"一ーー", U"4,771,452"}}, 400);
  dashes.ink = page.ink;
  EXPECT_EQ(value_of(dashes, "kazei_shomeisho", "gross_income"), "4,771,452 ") << "it is read as dashes at times";
  page.ink.back() = {{510, 280, 180, 30}, 600};
  page.ink.push_back({{700, 250, 190, 32}, 600});
  EXPECT_TRUE(is_struck_out(page, cell)) << "a broken one";
  page.ink.clear();
  for (int i = 0; i < 9; ++i) page.ink.push_back({{520.0 + 40 * i, 245, 24, 40}, 300});
  EXPECT_FALSE(is_struck_out(page, cell)) << "an amount that nobody could read is one";
}

// 収入金額 has no sum of all incomes: its cell under 合計所得金額 is struck out, and the amount stands in the line of
// 所得金額.
TEST(StruckCells, OfAColumnTheFirstCellThatIsNotStruckOutIsTheValue) {
  PageLayout page = table({{U"所得の内訳", U"給与", U"合計所得金額"},
                           {U"収入金額", U"3,876,370", U""},
                           {U"所得金額", U"2,660,800", U"2,680,255"}},
                          400);
  page.ink.push_back({{910, 250, 385, 60}, 1500});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "total_income"), "2,680,255 ");
  page.ink.clear();
  for (int i = 0; i < 9; ++i) page.ink.push_back({{920.0 + 40 * i, 245, 24, 40}, 300});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "total_income"), " ") << "an amount that nobody could read";
}

/// A box that 世帯主 heads over the list of the insured.
PageLayout under_householder(const std::u32string& group) {
  PageLayout page = table({{U"", U"住所", U"豊橋市神野新田町13"},
                           {U"", U"氏名", U"梶浦巌男"},
                           {U"", U"", U""},
                           {U"氏名", U"続柄", U"生年月日"},
                           {U"梶浦ヨシ乃", U"妻", U"昭和47年6月1日"},
                           {U"梶浦弓枝", U"子", U"令和6年2月29日"}},
                          400);
  Sheet sheet(2480, 1200);
  for (int i = 0; i <= 6; ++i) sheet.stroke(i == 1 ? 500 : 100, kTop + kHigh * i, 1300, kTop + kHigh * i, 3);
  for (const double x : {100.0, 500.0, 900.0, 1300.0}) {
    sheet.stroke(x, kTop, x, kTop + 2 * kHigh, 3);
    sheet.stroke(x, kTop + 3 * kHigh, x, kTop + 6 * kHigh, 3);
  }
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  page.groups.push_back({group, {100, kTop, 400, 2 * kHigh}});
  return page;
}

TEST(GroupHeads, TheHeadOfAHouseholdInABoxOfHisOwnIsNoneOfTheInsured) {
  const KindInfo kind = kind_of("soshitsu_shomeisho", {"name", "relation", "birth_date"}, {"address"});
  EXPECT_EQ(
      located(under_householder(U"世帯主"), kind),
      (std::vector<std::string>{"0 address 豊橋市神野新田町13", "1 birth_date 昭和47年6月1日", "1 name 梶浦ヨシ乃",
                                "1 relation 妻", "2 birth_date 令和6年2月29日", "2 name 梶浦弓枝", "2 relation 子"}));
  const auto insured = located(under_householder(U"被保険者"), kind);
  EXPECT_NE(std::find(insured.begin(), insured.end(), "1 name 梶浦巌男"), insured.end());
}

TEST(GroupHeads, WhoseBaseALineSaysItsGroupTells) {
  PageLayout page = table({{U"", U"総所得金額分", U"671,000"}, {U"", U"分離所得分", U"0"}}, 400);
  Sheet sheet(2480, 1200);
  for (const double y : {kTop, kTop + 2 * kHigh}) sheet.stroke(100, y, 1300, y, 3);
  sheet.stroke(500, kTop + kHigh, 1300, kTop + kHigh, 3);
  for (const double x : {100.0, 500.0, 900.0, 1300.0}) sheet.stroke(x, kTop, x, kTop + 2 * kHigh, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "tax_base"), "none") << "it may be a tax's line";
  page.groups.push_back({U"課税標準", {100, kTop, 400, 2 * kHigh}});
  EXPECT_EQ(value_of(page, "kazei_shomeisho", "tax_base"), "671,000 ");
}

std::vector<std::string> label_fields(const PageLayout& page, const char* kind) {
  std::vector<std::string> out;
  for (const Label& label : find_labels(page, label_book(kind)))
    out.push_back(std::string(label.spec->field) + " " +
                  utf8(page.rows[label.row].signs().substr(label.from, label.to - label.from)));
  return out;
}

TEST(Labels, OfTwoColumnsAreNoJointOne) {
  EXPECT_EQ(label_fields(printed_page({U"保険者番号 記号 番号"}), "soshitsu_shomeisho"),
            (std::vector<std::string>{"insurer_number 保険者番号", "symbol 記号", "number 番号"}));
  EXPECT_EQ(label_fields(printed_page({U"記号・番号"}), "soshitsu_shomeisho"),
            std::vector<std::string>{"@symbol_number 記号・番号"});
  EXPECT_EQ(label_fields(printed_page({U"取得日/事由 喪失日/事由"}), "soshitsu_shomeisho"),
            (std::vector<std::string>{"acquired_on 取得日/事由", "lost_on 喪失日/事由"}));
  EXPECT_EQ(label_fields(printed_page({U"取得日 喪失日 事由"}), "soshitsu_shomeisho"),
            (std::vector<std::string>{"acquired_on 取得日", "lost_on 喪失日", " 事由"}));
  EXPECT_EQ(label_fields(printed_page({U"資格裏失年月日 資格喪失年月日"}), "soshitsu_shomeisho"),
            (std::vector<std::string>{"lost_on 資格裏失年月日", "lost_on 資格喪失年月日"}))
      << "before the one that is read clearly stands another";
}

TEST(BlocksBeside, PersonsInColumnsOfUnlikeBlocksKeepTheirLines) {
  // The first has no reading: her day of birth stands beside the other's name.
  const PageLayout page = words_at({{300, 200, U"氏名"},           {1300, 200, U"フリガナ"},
                                    {340, 250, U"渥美たね子"},     {1340, 250, U"アツミヨシオ"},
                                    {300, 310, U"生年月日"},       {1300, 310, U"氏名"},
                                    {340, 360, U"昭和56年1月8日"}, {1340, 360, U"渥美与志雄"},
                                    {1300, 420, U"生年月日"},      {1340, 470, U"昭和43年8月10日"},
                                    {300, 600, U"フリガナ"},       {1300, 600, U"氏名"},
                                    {340, 650, U"アツミトキエ"},   {1340, 650, U"渥美弓枝"},
                                    {300, 710, U"氏名"},           {1300, 710, U"生年月日"},
                                    {340, 760, U"渥美トキエ"},     {1340, 760, U"平成13年7月18日"},
                                    {300, 820, U"生年月日"},       {340, 870, U"平成19年10月22日"}});
  EXPECT_EQ(located(page, kind_of("soshitsu_shomeisho", {"name", "name_kana", "birth_date"})),
            (std::vector<std::string>{"1 birth_date 昭和56年1月8日", "1 name 渥美たね子",
                                      "2 birth_date 昭和43年8月10日", "2 name 渥美与志雄", "2 name_kana アツミヨシオ",
                                      "3 birth_date 平成19年10月22日", "3 name 渥美トキエ", "3 name_kana アツミトキエ",
                                      "4 birth_date 平成13年7月18日", "4 name 渥美弓枝"}));
}

TEST(Readings, SmallKanaOverANameOnALineAreItsReading) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {}, {"name", "name_kana"});
  const auto reading = [&](const PageLayout& page) {
    const auto found = readings_over_names(page, kind, map_values(page, kind));
    return found.empty() ? "none" : utf8(page.signs(found[0].place.glyphs));
  };
  EXPECT_EQ(reading(words_at({{700, 200, U"ヨコボリツユコ", 22}, {300, 240, U"氏名"}, {700, 240, U"横堀露子"}})),
            "ヨコボリツユコ");
  EXPECT_EQ(reading(words_at({{700, 200, U"ヨコボリツユコ"}, {300, 250, U"氏名"}, {700, 250, U"横堀露子"}})), "none")
      << "in the type of the name it is another line";
  EXPECT_EQ(reading(words_at({{1200, 200, U"ヨコボリツユコ", 22}, {300, 240, U"氏名"}, {700, 240, U"横堀露子"}})),
            "none")
      << "beside it";
  EXPECT_EQ(reading(words_at({{700, 200, U"横堀村大字中", 22}, {300, 240, U"氏名"}, {700, 240, U"横堀露子"}})), "none");
}

TEST(Readings, InSmallerTypeUnderTheLabelAreNoName) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {}, {"name", "name_kana"});
  const PageLayout page =
      words_at({{300, 200, U"氏名", 28}, {310, 245, U"ハスミシュウマ", 27}, {310, 288, U"蓮實柊磨", 60}});
  EXPECT_EQ(located(page, kind), std::vector<std::string>{"0 name 蓮實柊磨"});
  const auto found = readings_over_names(page, kind, map_values(page, kind));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(utf8(page.signs(found[0].place.glyphs)), "ハスミシュウマ");
}

TEST(Issuer, StandsBehindTheDayAndIsNoSentence) {
  const KindInfo kind = kind_of("soshitsu_shomeisho", {}, {"company", "issued_on"});
  const std::vector<std::u32string> above(10, U"氏名 山田太郎");
  auto lines = above;
  lines.insert(lines.end(), {U"上記のとおり国民健康保険の資格を喪失したことを証明します。",
                             U"令和8年9月18日 静岡県学校職員共済組合"});
  EXPECT_EQ(found_free(printed_page(lines), kind, "company"), "静岡県学校職員共済組合 ");
  EXPECT_EQ(found_free(printed_page(lines), kind, "issued_on"), "令和8年9月18日 ");
  lines.back() = U"令和8年9月18日 江南市長又水流弓枝";
  EXPECT_EQ(found_free(printed_page(lines), kind, "company"), "江南市長 ") << "the sentence is nearly 国民健康保険組合";
}

TEST(Issue, TheDayBesideTheAddresseeIsFree) {
  const KindInfo kind = kind_of("soshitsu_shomeisho", {}, {"issued_on"});
  EXPECT_EQ(found_free(printed_page({U"提出先御中 令和8年10月11日"}), kind, "issued_on"), "令和8年10月11日 ");
  EXPECT_EQ(found_free(printed_page({U"最終出勤 令和8年10月11日"}), kind, "issued_on"), "none");
}

TEST(YearOfStudy, ASentenceSaysIt) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {}, {"school_year"});
  EXPECT_EQ(
      found_free(printed_page({U"上記の者は、本校2年に在学する生徒であることを証明します。"}), kind, "school_year"),
      "2年 ");
  EXPECT_EQ(found_free(printed_page({U"上記の者は本学部第3年に在籍している"}), kind, "school_year"), "3年 ");
  EXPECT_EQ(found_free(printed_page({U"令和2年に在学していたことを証明します。"}), kind, "school_year"), "none");
}

TEST(EndOfStudy, ALabelInRunningTextMayBePartedByALine) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {}, {"enrolled_until"});
  EXPECT_EQ(found_free(printed_page({U"本校に在学していることを証明します。(卒業", U"予定日 令和11年3月31日)"}), kind,
                       "enrolled_until"),
            "令和11年3月31日 ");
  EXPECT_EQ(found_free(printed_page({U"なお和卒業見込年月日は令和11年3月31日です。"}), kind, "enrolled_until"),
            "令和11年3月31日 label_unclear");
  EXPECT_EQ(found_free(printed_page({U"本校に在学していることを証明します。(卒業", U"入学日 令和11年3月31日)"}), kind,
                       "enrolled_until"),
            "none");
}

TEST(Lists, HeadingsOfTwoLinesAndTheLineThatEndsThem) {
  const PageLayout page = words_at({{700, 200, U"性別"},
                                    {1000, 200, U"生年月日"},
                                    {300, 222, U"漢字氏名"},
                                    {760, 250, U"ーーヒ"},
                                    {300, 320, U"稲毛岳史郎"},
                                    {700, 320, U"男"},
                                    {1000, 320, U"昭和30年2月28日"},
                                    {300, 420, U"稲毛弓枝"},
                                    {700, 420, U"女"},
                                    {1000, 420, U"昭和60年1月20日"},
                                    {300, 520, U"以上2名"}});
  EXPECT_EQ(located(page, kind_of("soshitsu_shomeisho", {"name", "sex", "birth_date"})),
            (std::vector<std::string>{"1 birth_date 昭和30年2月28日", "1 name 稲毛岳史郎", "1 sex 男",
                                      "2 birth_date 昭和60年1月20日", "2 name 稲毛弓枝", "2 sex 女"}));
}

TEST(HalfWidth, AMarkOfVoicingIsDrawnUpToItsKana) {
  // ｷ ﾞ ｶ: cells of 18 px, 30 px high.
  PageLayout page = printed_page({});
  page.ink = {{{102, 100, 14, 30}, 150}, {{120, 100, 3, 8}, 20}, {{125, 100, 3, 8}, 20}, {{138, 100, 14, 30}, 150}};
  const Image grey(400, 300, PixelFormat::Grey8, 255);
  const Rect<CleanPx> line{98, 95, 58, 40};
  EXPECT_LT(as_full_width(page, grey, line).width(), 0.9 * stretched(grey, line).width());
  page.ink.push_back({{119, 112, 10, 18}, 80});
  EXPECT_EQ(as_full_width(page, grey, line).width(), stretched(grey, line).width()) << "ﾂ has a stroke under its dots";
}

}  // namespace
}  // namespace uketsuke::ocr::test
