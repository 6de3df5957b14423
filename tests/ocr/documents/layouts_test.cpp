#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/page/word_gaps.h"
#include "ocr/documents/persons/person_rows.h"
#include "ocr/documents/values/digit_boxes.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_map.h"
#include "ocr/documents/values/value_notation.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// How layouts that nobody had seen were misread: each has its rule, and its page in signs or strokes.
namespace uketsuke::ocr::test {
namespace {

std::string value_of(const PageLayout& page, const char* kind, std::string_view field) {
  const auto labels = find_labels(page, label_book(kind));
  for (const Label& label : labels) {
    if (label.spec->field != field) continue;
    const LabelValues values = values_of(page, labels, label);
    return values.places.empty() ? "none" : utf8(page.signs(values.places.front().glyphs));
  }
  return "no label";
}

// （氏名）　小鳥遊弓枝: the bracket behind the label was the value, and the next labels were names of persons.
TEST(Layouts, BracketsRoundALabelAreNoValue) {
  for (const char32_t open : {U'(', U'【', U'一'}) {
    const char32_t close = open == U'【' ? U'】' : U')';
    const auto line = [&](const std::u32string& label, const std::u32string& value) {
      return std::u32string(1, open) + label + close + U" " + value;
    };
    const PageLayout page = printed_page({line(U"氏名", U"小鳥遊弓枝"), line(U"生年月日", U"昭和45年7月6日"),
                                          line(U"記号", U"9377"), line(U"番号", U"74089")});
    EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "name"), "小鳥遊弓枝");
    EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "birth_date"), "昭和45年7月6日");
    EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "symbol"), "9377");
    EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "number"), "74089");
  }
  const PageLayout angles = printed_page({U"く氏名〉高家弓枝 〈くフリガナ〉タカヤユミエ 性別〉女", U"前住所〉静岡県"});
  EXPECT_EQ(value_of(angles, "juminhyo", "name"), "高家弓枝") << "〈 is read く";
  EXPECT_EQ(value_of(angles, "juminhyo", "name_kana"), "タカヤユミエ");
  EXPECT_EQ(value_of(angles, "juminhyo", "sex"), "女");
  EXPECT_EQ(value_of(angles, "juminhyo", "address"), "no label");
  EXPECT_EQ(value_of(printed_page({U"市民税(所得割) 22,500"}), "kazei_shomeisho", "city_income_levy"), "22,500");
}

struct Block {
  double name_y;
  double birth_y;
};

/// Rows of names and birth dates by the places of their labels.
std::vector<std::pair<int, double>> rows_of(const std::vector<Block>& blocks) {
  static const LabelSpec name{"name", ValueKind::Name, {}}, born{"birth_date", ValueKind::Date, {}};
  const PageLayout page = printed_page({U"氏名"});
  std::vector<Label> labels;
  for (const Block& block : blocks) {
    labels.push_back({&born, 0, 0, 2, 0, {900, block.birth_y, 100, 40}});
    labels.push_back({&name, 0, 0, 2, 0, {100, block.name_y, 100, 40}});
  }
  std::vector<RowValue> values;
  for (const Label& label : labels) values.push_back({&label, {{}, label.rect, true, false, 0, false}, false});
  std::vector<std::pair<int, double>> out;
  for (const PlacedValue& v : numbered(page, values))
    if (v.field == "name" || v.field == "birth_date") out.emplace_back(v.row, v.place.area.y);
  return out;
}

// The birth date of the insured stands one line above the name, those of the family beside it: all blocks were thought
// to begin so high, and the second person's values went to the third, where they were dropped without a word.
TEST(PersonRows, NobodyIsLostWhereBlocksBeginDifferently) {
  const auto rows = rows_of({{620, 460}, {1340, 1340}, {1500, 1500}});
  EXPECT_EQ(rows,
            (std::vector<std::pair<int, double>>{{1, 460}, {1, 620}, {2, 1340}, {2, 1340}, {3, 1500}, {3, 1500}}));
}

TEST(PersonRows, TwoValuesOfOneKindForOnePersonAreUnsure) {
  const LabelSpec name{"name", ValueKind::Name, {}}, born{"birth_date", ValueKind::Date, {}};
  const PageLayout page = printed_page({U"氏名山田太郎昭和平成"});
  const auto at = [](double y) { return Rect<CleanPx>{100, y, 100, 40}; };
  const Label a{&name, 0, 0, 2, 0, at(100)}, b{&born, 0, 0, 2, 0, at(200)}, c{&born, 0, 0, 2, 0, at(300)};
  const auto rows = numbered(page, {{&a, {{{0, 2}}, at(100), true}, false},
                                    {&b, {{{0, 6}}, at(200), true}, false},
                                    {&c, {{{0, 8}}, at(300), true}, false}});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_FALSE(rows[0].place.unsure);
  EXPECT_TRUE(rows[1].place.unsure) << "the second birth date may be of a person whose name was lost";
}

// Values printed so pale that a black-and-white scan lost them all: nobody was left to ask about.
TEST(PersonRows, APageThatShowsNobodyAsksAboutTheFirst) {
  std::vector<FieldReading> fields(3);
  for (FieldReading& field : fields) field.field = "name", field.state = ReadState::Blank;
  fields[0].row = 1, fields[1].row = 2, fields[2].row = 0;
  drop_empty_persons(fields);
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].row, 1);
}

// 事業所名称 安孫子左官工業: the row's box reached over a seal, so that the gap seemed too narrow for one.
TEST(Words, AGapIsMeasuredByThePrintAndNotByItsBox) {
  PageLayout page = printed_page({U"事業所名称安孫子左官工業"});
  TextRow& row = page.rows[0];
  for (std::size_t i = 5; i < row.glyphs.size(); ++i) row.glyphs[i].rect.x += 36;
  for (const Glyph& glyph : row.glyphs) page.ink.push_back({{glyph.rect.x + 2, 202, 36, 36}, 500});
  row.rect = {row.rect.x, 180, row.rect.w + 36, 70};
  mark_gaps(page.rows, page.ink);
  EXPECT_TRUE(page.rows[0].glyphs[5].word_start);
  EXPECT_FALSE(page.rows[0].glyphs[6].word_start);
}

TEST(CertificateDates, TheFirstSignTellsTheEra) {
  const auto iso = [](std::u32string_view signs) {
    const auto dates = find_dates(signs);
    return dates.empty() ? std::string("none") : dates[0].iso();
  };
  EXPECT_EQ(iso(U"昭利49年6月9日"), "1974-06-09");
  EXPECT_EQ(iso(U"平威5年1月2日"), "1993-01-02");
  EXPECT_EQ(iso(U"大阪市1-2-3"), "none");
  EXPECT_EQ(iso(U"又和49年6月9日"), "none") << "昭和 or 令和";
  EXPECT_EQ(iso(U"今和8年9月9日"), "2026-09-09");
  EXPECT_EQ(iso(U"半成5年1月2日"), "1993-01-02");
  EXPECT_EQ(read_fiscal_year(U"令利7年度")->year, 2025);
}

TEST(CertificatePageMarks, AFullWidthSlashIsReadAsAStroke) {
  EXPECT_EQ(read_page_mark(U"1ブ2")->page, 1);
  EXPECT_EQ(read_page_mark(U"1ブ2")->count, 2);
}

// 氏名 of one cell and its value in the next; the value under the label to the right stands half a line lower.
TEST(Layouts, AValueUnderTheNextLabelIsNotBesideOurs) {
  PageLayout page = printed_page({U"氏名   フリガナ", U"竹部亀太   タケベカメタ"});
  for (Glyph& glyph : page.rows[1].glyphs) glyph.rect.y = 232;
  for (std::size_t i = 4; i < page.rows[1].glyphs.size(); ++i)
    page.rows[1].glyphs[i].rect.x = page.rows[0].glyphs[2].rect.x + 40.0 * static_cast<double>(i - 4);
  page.rows[1].rect = extent(page.rows[1], 0, page.rows[1].glyphs.size());
  EXPECT_EQ(value_of(page, "juminhyo", "name"), "竹部亀太");
  EXPECT_EQ(value_of(page, "juminhyo", "name_kana"), "タケベカメタ");
}

// 男 alone in its cell under a small label: the page reader does not see it.
TEST(Layouts, PrintUnderALabelInItsOwnCellIsItsValue) {
  PageLayout page = printed_page({U"性別"});
  Sheet sheet(1200, 500);
  for (const double y : {170.0, 330.0}) sheet.stroke(250, y, 750, y, 3);
  for (const double x : {250.0, 750.0}) sheet.stroke(x, 170, x, 330, 3);
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  const auto labels = find_labels(page, label_book("juminhyo"));
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_TRUE(values_of(page, labels, labels[0]).places.empty());
  page.ink.push_back({{320, 270, 36, 38}, 600});
  const LabelValues values = values_of(page, labels, labels[0]);
  ASSERT_EQ(values.places.size(), 1U);
  EXPECT_TRUE(values.places[0].area.contains({338, 290}));
  EXPECT_GE(values.places[0].area.y, 240) << "below the label";
}

TEST(Readings, SmallKanaFollowTheRowOfI) {
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "シノミヤ　ツュコ")->value, "シノミヤ　ツユコ");
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "イ　シュンショウ")->value, "イ　シュンショウ");
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "デュボワ")->value, "デュボワ");
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "ョシオ")->value, "ヨシオ");
}

// The family side by side in a table of their own, the insured above it: the insured was left out without a word, and
// each of the family was taken for the one before.
TEST(Layouts, WhoStandsAboveATableOfPersonsSideBySideComesFirst) {
  PageLayout page = printed_page({U"被保険者氏名 貝沼悟史朗", U"生年月日 昭和39年9月27日"});
  const std::vector<std::vector<std::u32string>> cells = {{U"氏名", U"貝沼露子", U"貝沼忠四郎"},
                                                          {U"生年月日", U"昭和59年8月20日", U"令和7年8月20日"},
                                                          {U"続柄", U"妻", U"子"}};
  Sheet sheet(2480, 1200);
  for (int i = 0; i <= 3; ++i) {
    sheet.stroke(100, 500 + 110.0 * i, 1900, 500 + 110.0 * i, 3);
    sheet.stroke(100 + 600.0 * i, 500, 100 + 600.0 * i, 830, 3);
  }
  page.rules = RuledLines::find(sheet.image(), page.px_per_mm);
  for (std::size_t r = 0; r < cells.size(); ++r) {
    TextRow row;
    for (std::size_t c = 0; c < cells[r].size(); ++c)
      for (std::size_t i = 0; i < cells[r][c].size(); ++i)
        row.glyphs.push_back({cells[r][c][i],
                              {130 + 600.0 * static_cast<double>(c) + 40.0 * static_cast<double>(i),
                               535 + 110.0 * static_cast<double>(r), 40, 40},
                              0.9,
                              i == 0,
                              false});
    row.rect = extent(row, 0, row.glyphs.size());
    page.rows.push_back(row);
  }
  KindInfo kind;
  kind.id = "soshitsu_shomeisho";
  for (const char* id : {"name", "birth_date", "relation"}) {
    FieldInfo field;
    field.id = id, field.in_rows = true;
    kind.fields.push_back(field);
  }
  std::vector<std::string> out;
  for (const PlacedValue& v : map_values(page, kind).values)
    out.push_back(std::to_string(v.row) + std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)));
  std::sort(out.begin(), out.end());
  EXPECT_EQ(out, (std::vector<std::string>{"1birth_date 昭和39年9月27日", "1name 貝沼悟史朗",
                                           "2birth_date 昭和59年8月20日", "2name 貝沼露子", "2relation 妻",
                                           "3birth_date 令和7年8月20日", "3name 貝沼忠四郎", "3relation 子"}));
}

KindInfo persons_of(const char* id) {
  KindInfo kind;
  kind.id = id;
  for (const char* name : {"name", "birth_date", "relation", "sex"}) {
    FieldInfo field;
    field.id = name, field.in_rows = true;
    kind.fields.push_back(field);
  }
  return kind;
}

std::vector<std::string> persons_on(const PageLayout& page, const char* id) {
  const KindInfo kind = persons_of(id);
  const ValueMap map = map_values(page, kind);
  std::vector<std::string> out;
  const auto add = [&](const PlacedValue& v) {
    out.push_back(std::to_string(v.row) + std::string(v.field) + " " + utf8(page.signs(v.place.glyphs)));
  };
  for (const PlacedValue& v : map.values) add(v);
  for (const PlacedValue& v : free_values(page, kind, map)) add(v);
  std::sort(out.begin(), out.end());
  return out;
}

// A letter certifies first and lists the family then: the whole family was taken for words of the issuer.
TEST(Layouts, AFamilyBelowTheSentenceIsNotTheIssuers) {
  PageLayout page = printed_page({U"氏名 中尾根柊磨", U"資格を喪失したことを証明します", U"氏名 続柄 生年月日",
                                  U"中尾根柚子葉 妻 昭和55年8月13日", U"中尾根慎悟郎 子 平成21年11月10日", U"", U"",
                                  U"", U"代表者 氏名 堀切ヨシ乃"});
  std::erase_if(page.rows, [](const TextRow& row) { return row.glyphs.empty(); });
  for (TextRow& row : page.rows) {
    for (Glyph& glyph : row.glyphs) glyph.rect.y += 800;
    row.rect.y += 800;
  }
  for (TextRow* row : {&page.rows[3], &page.rows[4]})
    for (std::size_t i = 0, word = 0; i < row->glyphs.size(); ++i) {
      word += i > 0 && row->glyphs[i].word_start ? 1 : 0;
      const std::size_t head = word == 0 ? 0 : word == 1 ? 2 : 4;
      if (row->glyphs[i].word_start)
        row->glyphs[i].rect.x = page.rows[2].glyphs[head].rect.x + 300.0 * static_cast<double>(word);
      else
        row->glyphs[i].rect.x = row->glyphs[i - 1].rect.x + 40;
    }
  for (std::size_t i = 2; i < page.rows[2].glyphs.size(); ++i) page.rows[2].glyphs[i].rect.x += i < 4 ? 300 : 600;
  const auto all = persons_on(page, "soshitsu_shomeisho");
  const auto has = [&](const char* text) { return std::find(all.begin(), all.end(), text) != all.end(); };
  EXPECT_TRUE(has("1name 中尾根柊磨"));
  EXPECT_TRUE(has("2name 中尾根柚子葉"));
  EXPECT_TRUE(has("2birth_date 昭和55年8月13日"));
  EXPECT_TRUE(has("3relation 子"));
  for (const std::string& text : all) EXPECT_EQ(text.find("堀切"), std::string::npos) << "the issuer's name";
}

TEST(FreeWords, ASexMayFollowANameOrABirthDateInBrackets) {
  const auto all =
      persons_on(printed_page({U"氏名 垂水秀之輔(男)", U"生年月日 昭和46年12月23日", U"氏名 垂水美千留",
                               U"生年月日 昭和54年1月24日(女)", U"氏名 垂水篤志郎", U"生年月日 平成5年3月2日(男・女)"}),
                 "juminhyo");
  std::vector<std::string> sexes;
  for (const std::string& text : all)
    if (text.find("sex") != std::string::npos) sexes.push_back(text);
  EXPECT_EQ(sexes, (std::vector<std::string>{"1sex 男", "2sex 女"}));
}

TEST(Layouts, ANameAndItsReadingHaveOneHeadingOnEveryKind) {
  for (const char* kind : {"juminhyo", "soshitsu_shomeisho", "zaigaku_shomeisho"}) {
    const PageLayout page = printed_page({U"氏名(フリガナ)"});
    const auto labels = find_labels(page, label_book(kind));
    ASSERT_EQ(labels.size(), 1U) << kind;
    EXPECT_EQ(labels[0].spec->field, "@name_and_kana") << kind;
  }
}

// 氏名(カナ) and 氏名 in two lines: the reading passed for a person of its own and all values moved by one.
TEST(Layouts, AReadingWithALabelOfItsOwnIsNoName) {
  const auto all =
      persons_on(printed_page({U"氏名(カナ) クサナギミチル", U"氏名 草薙美千留", U"生年月日 昭和60年12月29日"}),
                 "soshitsu_shomeisho");
  EXPECT_THAT(
      all, ::testing::IsSupersetOf({"0name_kana クサナギミチル", "1name 草薙美千留", "1birth_date 昭和60年12月29日"}));
  EXPECT_THAT(all, ::testing::Not(::testing::Contains("1name クサナギミチル")));
  const auto foreign =
      persons_on(printed_page({U"氏名(カナ) ジョンスミス", U"生年月日 昭和60年12月29日"}), "soshitsu_shomeisho");
  EXPECT_THAT(foreign, ::testing::Contains("1name ジョンスミス")) << "no other name: kana may be all there is";
}

TEST(Layouts, DigitsOneABoxAreOneNumber) {
  PageLayout page = printed_page({U"保険者番号 01102805"});
  auto& glyphs = page.rows[0].glyphs;
  for (std::size_t i = 5; i < glyphs.size(); ++i) {
    glyphs[i].rect.x = 700 + 83.0 * static_cast<double>(i - 5), glyphs[i].rect.w = 22;
    glyphs[i].word_start = true;
  }
  EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "insurer_number"), "01102805");
}

/// A table's cell of 1,000 × 110 px with `boxes` boxes of 61 × 78 px in it, at 300 dpi.
Sheet cell_with_boxes(int boxes) {
  Sheet sheet(1200, 300);
  for (const double y : {100.0, 210.0}) sheet.stroke(100, y, 1100, y, 3);
  for (const double x : {100.0, 1100.0}) sheet.stroke(x, 100, x, 210, 3);
  const double right = 140 + 61.0 * boxes;
  for (const double y : {116.0, 194.0}) sheet.stroke(140, y, right, y, 3);
  for (int i = 0; i <= boxes; ++i) sheet.stroke(140 + 61.0 * i, 116, 140 + 61.0 * i, 194, 3);
  sheet.stroke(170, 135, 170, 175, 5);
  return sheet;
}

Image black_and_white(const Sheet& sheet) {
  Image out = sheet.image().clone();
  for (int y = 0; y < out.height(); ++y)
    for (int x = 0; x < out.width(); ++x) out.row(y)[x] = out.row(y)[x] < 128 ? 0 : 255;
  return out;
}

TEST(DigitBoxes, TheirFramesGoAndTheDigitAndTheCellStay) {
  CleanPage page;
  page.report.dpi = {300, 300};
  const Sheet sheet = cell_with_boxes(4);
  page.grey = sheet.image();
  page.binary = black_and_white(sheet);
  const CleanPage open = without_digit_boxes(page);
  EXPECT_LT(open.grey.view().grey(170, 155), 128) << "the digit";
  EXPECT_EQ(open.binary.view().grey(170, 155), 0);
  EXPECT_GT(open.grey.view().grey(201, 155), 200) << "a side of a box";
  EXPECT_EQ(open.binary.view().grey(201, 155), 255);
  EXPECT_EQ(open.binary.view().grey(300, 116), 255) << "the boxes' top";
  const auto cell = RuledLines::find(open.binary, 300 / 25.4).cell_at({600, 150});
  ASSERT_TRUE(cell);
  EXPECT_NEAR(cell->x, 100, 4);
  EXPECT_NEAR(cell->w, 1000, 8);
}

TEST(DigitBoxes, OneAndWideOnesAreNone) {
  const double mm = 300 / 25.4;
  EXPECT_EQ(digit_boxes(RuledLines::find(black_and_white(cell_with_boxes(4)), mm), mm).size(), 1U);
  EXPECT_TRUE(digit_boxes(RuledLines::find(black_and_white(cell_with_boxes(1)), mm), mm).empty());
  const auto two = digit_boxes(RuledLines::find(black_and_white(cell_with_boxes(2)), mm), mm);
  ASSERT_EQ(two.size(), 1U) << "48 in two boxes was read as 4";
  EXPECT_EQ(two[0].horizontal.size(), 2U);
  Sheet table(1200, 300);
  for (const double y : {100.0, 210.0}) table.stroke(100, y, 1100, y, 3);
  for (double x = 100; x <= 1100; x += 200) table.stroke(x, 100, x, 210, 3);
  EXPECT_TRUE(digit_boxes(RuledLines::find(black_and_white(table), mm), mm).empty()) << "columns of a table";
}

}  // namespace
}  // namespace uketsuke::ocr::test
