#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/page/overlooked.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/documents/ruled_page.h"

// What the page reader makes of worn print, of rules and of specks, and how values are found nevertheless.
namespace uketsuke::ocr::test {
namespace {

// 続病 for 続柄 at every person: nobody had a relation, and 世帯主 behind it stood as a label of its own.
TEST(Misread, ARelationTellsItsLabelOfWhichOneSignIsLost) {
  KindInfo kind = kind_with("juminhyo", "relation");
  kind.fields.front().in_rows = true;
  const auto relations = [&](const std::vector<std::u32string>& lines) {
    const PageLayout page = printed_page(lines);
    std::string out;
    for (const PlacedValue& value : map_values(page, kind).values)
      if (value.field == "relation")
        out += utf8(page.signs(value.place.glyphs)) + " " + std::string(value.place.doubt) + ";";
    return out;
  };
  EXPECT_EQ(relations({U"性別 男 続病 世帯主"}), "世帯主 no_label;");
  EXPECT_EQ(relations({U"性別 女 結柄 子"}), "子 no_label;");
  EXPECT_EQ(relations({U"手続 妻"}), "") << "a word that ends with the sign";
  EXPECT_EQ(relations({U"続病 山田"}), "") << "no relation behind it";
}

// Both lines of 鳥飼篤志郎 as the page reader saw it twice: the second reading begins over the label, and the name did
// so too.
TEST(Misread, ASecondReadingOfALineIsNoPartOfItsValue) {
  PageLayout page = printed_page({U"世帯主 鳥飼篤志郎坦コ二"});
  auto& glyphs = page.rows[0].glyphs;
  for (std::size_t i = glyphs.size() - 3; i < glyphs.size(); ++i) glyphs[i].rect.x -= 400;
  EXPECT_EQ(value_of(page, "juminhyo", "head"), "鳥飼篤志郎 ");
}

// The 続柄 of one block alone was read, set downwards in a cell of its own, and 氏名 in two lines in the first.
TEST(Misread, LabelsInCellsAreFoundByAnalogyWhereverTheirPrintStands) {
  PageLayout page = table({{U"氏名", U"山田太郎", U"生年月日", U"昭和60年1月1日", U"続柄", U"夫"},
                           {U"氏名", U"山田花子", U"生年月日", U"平成2年3月4日", U"縦", U"妻"},
                           {U"口し", U"山田次郎", U"生年月日", U"平成30年3月4日", U"縦", U"子"}},
                          330);
  std::size_t row = 0;
  for (TextRow& line : page.rows) {
    for (Glyph& glyph : line.glyphs) {
      if (glyph.sign == U'縦') glyph.rect.y += 45;
      page.ink.push_back({glyph.rect.grown(-2), 300});
    }
    // 氏 over 名, as the first block has it.
    if (row++ > 0) continue;
    line.glyphs[0].rect = {136, 101, 32, 32};
    line.glyphs[1].rect = {136, 135, 32, 32};
  }
  KindInfo kind = household();
  kind.fields.push_back(kind.fields.back());
  kind.fields.back().id = "relation";
  std::string out;
  for (const PlacedValue& value : map_values(page, kind).values)
    if (value.field == "relation" || value.field == "name")
      out +=
          std::to_string(value.row) + utf8(page.signs(value.place.glyphs)) + (value.place.doubt.empty() ? ";" : "?;");
  EXPECT_EQ(out, "1山田太郎;1夫;2山田花子;2妻?;3山田次郎?;3子?;");
}

// 続柄 heads a column of the list below, where the insured's name above has its last sign.
TEST(Misread, TheEndOfANameIsNoLabelByAnalogy) {
  PageLayout page = printed_page({U"氏名 草薙美千留", U"生年月日 昭和60年12月29日", U"資格を喪失した被扶養者",
                                  U"氏名 続柄 生年月日", U"草薙岳史郎 夫 昭和60年11月11日"});
  for (std::size_t r : {3U, 4U}) {
    double x = 0;
    for (Glyph& glyph : page.rows[r].glyphs) {
      if (glyph.word_start) x += x == 0 ? 300 : 1;
      glyph.rect.x = x, x += 40;
    }
  }
  // 続柄 as far behind 氏名 as 留 is in the first line.
  const double at = page.rows[0].glyphs.back().rect.x;
  for (const auto& [row, from] : {std::pair<std::size_t, std::size_t>{3, 2}, {4, 5}}) {
    double x = at;
    for (std::size_t i = from; i < page.rows[row].glyphs.size(); ++i) {
      if (i > from && page.rows[row].glyphs[i].word_start) x += 300;
      page.rows[row].glyphs[i].rect.x = x, x += 40;
    }
  }
  for (TextRow& row : page.rows) {
    row.rect = extent(row, 0, row.glyphs.size());
    for (const Glyph& glyph : row.glyphs) page.ink.push_back({glyph.rect.grown(-2), 300});
  }
  KindInfo kind = household();
  kind.id = "soshitsu_shomeisho";
  kind.fields.push_back(kind.fields.back());
  kind.fields.back().id = "relation";
  std::string out;
  for (const PlacedValue& value : map_values(page, kind).values)
    if (value.field == "relation" || value.field == "name")
      out += std::to_string(value.row) + std::string(value.field) + utf8(page.signs(value.place.glyphs)) + ";";
  EXPECT_EQ(out, "1name草薙美千留;2name草薙岳史郎;2relation夫;");
}

// 住 民 票 set wide on a copy guard of waves: 住民 in one row, of 票 the page reader made 主西 and 示.
TEST(Misread, AHeadingInPiecesIsLookedAtAsOne) {
  PageLayout page = printed_page({U"住所 東京都千代田区", U"世帯主 山田太郎", U"氏名 山田太郎"});
  const auto add = [&](const std::u32string& signs, const Rect<CleanPx>& rect) {
    TextRow row;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const double w = rect.w / static_cast<double>(signs.size());
      row.glyphs.push_back({signs[i], {rect.x + w * static_cast<double>(i), rect.y, w, rect.h}, 0.9, i == 0});
    }
    row.rect = rect;
    page.rows.push_back(row);
  };
  add(U"住民", {1036, 60, 241, 73});
  add(U"主西", {1280, 62, 164, 26});
  add(U"示", {1396, 102, 13, 32});
  const auto headings = broken_headings(page);
  ASSERT_EQ(headings.size(), 1U);
  EXPECT_EQ(headings[0], (Rect<CleanPx>{1036, 60, 408, 74}));
  page.rows.resize(page.rows.size() - 2);
  EXPECT_TRUE(broken_headings(page).empty()) << "in one piece";
}

// 上沼 登美栄 and behind it in much smaller type its reading, in one cell under 氏名/フリガナ.
TEST(Misread, AReadingInSmallTypeBehindANameIsNotItsEnd) {
  PageLayout page = printed_page({U"氏名 上沼登美栄 カミヌマトミエ", U"生年月日 平成19年6月27日"});
  auto& glyphs = page.rows[0].glyphs;
  double x = glyphs[6].rect.right() + 30;
  for (std::size_t i = 7; i < glyphs.size(); ++i) glyphs[i].rect = {x, 218, 20, 20}, x += 20;
  const auto found = [&] {
    KindInfo kind = household();
    std::string out;
    for (const PlacedValue& value : map_values(page, kind).values)
      out += std::string(value.field) + " " + utf8(page.signs(value.place.glyphs)) + ";";
    return out;
  };
  EXPECT_EQ(found(), "name 上沼登美栄;name_kana カミヌマトミエ;birth_date 平成19年6月27日;");
  for (std::size_t i = 7; i < glyphs.size(); ++i) glyphs[i].rect.y = 203, glyphs[i].rect.h = 35;
  EXPECT_EQ(found(), "name 上沼登美栄カミヌマトミエ;birth_date 平成19年6月27日;")
      << "in the same type it may be a name";
  page = printed_page({U"氏名 青砥 ハナヱコ"});
  for (std::size_t i = 4; i < 8; ++i)
    page.rows[0].glyphs[i].rect.x -= 120, page.rows[0].glyphs[i].rect.y = 215, page.rows[0].glyphs[i].rect.h = 22;
  EXPECT_EQ(found(), "name 青砥ハナヱコ;") << "a given name in kana";
}

// 備考 at the end of a table's headings was read as 6上考, and passed for the day of birth.
TEST(Misread, AMisreadHeadingIsNoDay) {
  const PageLayout page = table({{U"氏名", U"生年月日", U"6上考"},
                                 {U"山田太郎", U"昭和44年1月28日", U""},
                                 {U"山田花子", U"平成17年12月5日", U""}},
                                600);
  const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
  const auto born =
      std::find_if(labels.begin(), labels.end(), [](const Label& label) { return label.spec->field == "birth_date"; });
  ASSERT_NE(born, labels.end());
  const LabelValues values = values_of(page, labels, *born);
  ASSERT_EQ(values.places.size(), 2U);
  EXPECT_EQ(utf8(page.signs(values.places[1].glyphs)), "平成17年12月5日");
}

// ミチル of which a rule's rest made ミチ)ル.
TEST(Misread, ABracketThatClosesNothingIsAStroke) {
  PageLayout page = printed_page({U"フリガナ クサナギミチ)ル"});
  EXPECT_EQ(value_of(page, "soshitsu_shomeisho", "name_kana"), "クサナギミチ)ル ");
  EXPECT_EQ(value_of(printed_page({U"フリガナ クサナギ)"}), "soshitsu_shomeisho", "name_kana"), "クサナギ ");
}

// 資格取得日 over (認定日) in one heading: two labels of one field made every other heading of the table a label twice.
TEST(Misread, TwoLabelsInOneCellAreNoTwoBlocks) {
  const PageLayout page = [] {
    PageLayout out =
        table({{U"氏名", U"生年月日", U"資格取得日/認定日"}, {U"山田太郎", U"昭和60年1月1日", U"平成20年4月1日"}}, 600);
    for (const TextRow& row : out.rows)
      for (const Glyph& glyph : row.glyphs) out.ink.push_back({glyph.rect.grown(-2), 300});
    return out;
  }();
  KindInfo kind = kind_with("soshitsu_shomeisho", "name");
  for (const char* id : {"birth_date", "acquired_on"})
    kind.fields.push_back(kind_with("soshitsu_shomeisho", id).fields.front());
  for (FieldInfo& field : kind.fields) field.in_rows = true;
  EXPECT_EQ(map_values(page, kind).seen.at("birth_date"), 1);
}

// 1 - 1 in a corner, read as one sign, was never looked at by the line reader.
// 発行番号 519198 1/1ページ, all three close together.
TEST(Misread, APageMarkBehindANumberIsOne) {
  for (const auto* line : {U"淡路市 発行番号 519198 1/2ページ", U"#住民票 No.735520 1/2"}) {
    PageLayout page = printed_page({line, U"住所 兵庫県淡路市"});
    double x = 300;
    for (Glyph& glyph : page.rows[0].glyphs) x += glyph.word_start ? 30 : 0, glyph.rect.x = x, x += glyph.rect.w;
    page.rows[0].rect = extent(page.rows[0], 0, page.rows[0].glyphs.size());
    KindInfo kind = household();
    const auto mark = find_page_mark(page, map_values(page, kind));
    ASSERT_TRUE(mark.has_value()) << utf8(line);
    EXPECT_EQ(mark->mark.count, 2);
    EXPECT_EQ(page.signs(mark->place.glyphs).front(), U'1');
  }
}

TEST(Misread, AGarbledPageMarkIsLookedAt) {
  const PageLayout page = printed_page({U"還", U"#住民票", U"この写しは原本と相違ない", U"1/2"});
  const ValueMap map;
  const auto looked = [&](bool garbled) {
    std::string out;
    for (const ValuePlace& place : page_mark_places(page, map, garbled)) out += utf8(page.signs(place.glyphs)) + ";";
    return out;
  };
  EXPECT_EQ(looked(false), "1/2;");
  EXPECT_EQ(looked(true), "還;") << "no heading and no sentence";
}

// ー 間 曲 between two headings, 3 px high, what a dotted rule was read as: 間 was a name, and the persons below were
// lost.
TEST(Misread, ARowOfSignsThatAreNoHigherThanARuleIsNone) {
  const auto rows = [](const std::u32string& signs, double high) {
    CleanPage page;
    page.report.dpi = {300, 300};
    page.grey = Image(1200, 400, PixelFormat::Grey8, 255);
    page.binary = Image(1200, 400, PixelFormat::Grey8, 255);
    PageText text;
    for (const auto& [words, y, h] :
         {std::tuple{std::u32string(U"氏名山田太郎"), 100.0, 40.0}, std::tuple{signs, 200.0, high}}) {
      PrintedLine line;
      PrintedWord word;
      for (std::size_t i = 0; i < words.size(); ++i)
        word.symbols.push_back({utf8({words[i]}), {100 + 60 * static_cast<double>(i), y, 40, h}, 0.9});
      word.rect = {100, y, 60 * static_cast<double>(words.size()), h};
      line.words.push_back(word);
      text.lines.push_back(line);
    }
    return lay_out(page, text).rows.size();
  };
  EXPECT_EQ(rows(U"ー間曲", 3), 1U);
  EXPECT_EQ(rows(U"ー", 3), 2U) << "a dash says that there is nothing";
  EXPECT_EQ(rows(U"子", 36), 2U);
}

}  // namespace
}  // namespace uketsuke::ocr::test
