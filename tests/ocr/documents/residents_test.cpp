#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/documents/page/ink_lines.h"
#include "ocr/documents/page/page_layout.h"
#include "ocr/documents/page/struck_lines.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/value_map.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// 住民票 in layouts that no office had shown before: what stands near a label and is not its value.
namespace uketsuke::ocr::test {
namespace {

std::string issued(const std::vector<std::u32string>& lines) {
  const PageLayout page = printed_page(lines);
  const KindInfo kind = kind_with("juminhyo", "issued_on");
  for (const PlacedValue& value : free_values(page, kind, map_values(page, kind)))
    if (value.field == "issued_on") return utf8(page.signs(value.place.glyphs));
  return "none";
}

TEST(Residents, ADayThatLiesAheadByItsWordsDoesNotMakeTheDayOfIssueEarly) {
  const std::u32string sentence = U"住民票の原本と相違ないことを証明する。", day = U"令和8年10月21日";
  EXPECT_EQ(issued({U"在留期間の満了の日 2029年7月15日", sentence, day}), "令和8年10月21日");
  EXPECT_EQ(issued({U"往民となつた目 令和9年7月15日", sentence, day}), "none") << "one of the two days is misread";
}

std::string address(PageLayout page) {
  for (const PlacedValue& value : map_values(page, kind_with("juminhyo", "address")).values)
    return utf8(page.signs(value.place.glyphs)) + (value.place.more_below ? "?" : "");
  return "none";
}

/// The last row stands at the height of the first, at the right edge, in larger type.
PageLayout with_title(const std::vector<std::u32string>& lines) {
  PageLayout page = printed_page(lines);
  TextRow title = page.rows.back();
  page.rows.pop_back();
  double x = 2000;
  for (Glyph& glyph : title.glyphs) glyph.rect = {x, page.rows[0].rect.y - 20, 80, 80}, x += 90;
  title.rect = extent(title, 0, title.glyphs.size());
  page.rows.insert(page.rows.begin(), title);
  return page;
}

TEST(Residents, ATitleBesideALabelIsNoAddress) {
  EXPECT_EQ(address(with_title({U"住所", U"愛知県岡崎市針崎8-27", U"世帯主 茂手木弥寿夫", U"住民票"})), "愛知県岡崎市針崎8-27");
}

TEST(Residents, ALineOfKatakanaIsAHouseWhereTheNextOneEndsWithItsRoom) {
  EXPECT_EQ(address(printed_page({U"住所", U"静岡県静岡市葵区音羽町29-", U"17-14 ライオンテラス東町", U"ザ・フォレスト グリーン",
                                  U"館1110", U"世帯主 稲毛柊磨"})),
            "静岡県静岡市葵区音羽町29-17-14ライオンテラス東町ザ・フォレストグリーン館1110");
  EXPECT_EQ(address(printed_page({U"住所", U"静岡県静岡市葵区音羽町29-", U"17-14 ハイツ柊", U"イナゲ シュウマ", U"世帯主 稲毛柊磨"})),
            "静岡県静岡市葵区音羽町29-17-14ハイツ柊?")
      << "the reading of a name";
}

TEST(Residents, UnderANameNoAddressAndNoRuleIsAnotherPerson) {
  const auto names = [](PageLayout page) {
    std::string out;
    for (const PlacedValue& value : map_values(page, household()).values)
      if (value.field == "name") out += utf8(page.signs(value.place.glyphs)) + ";";
    return out;
  };
  const std::vector<std::u32string> lines{U"氏名 生年月日", U"横堀寿三郎 昭和32年6月27日", U"千葉県酒々井町下岩橋478番地"};
  EXPECT_EQ(names(printed_page(lines)), "横堀寿三郎;");
  PageLayout ruled = printed_page({lines[0], lines[1], U"しE"});
  for (Glyph& glyph : ruled.rows[2].glyphs) glyph.rect.w = 600;
  EXPECT_EQ(names(ruled), "横堀寿三郎;");
}

TEST(Residents, OverADayOfBirthARulePartsTwoPersons) {
  PageLayout page = printed_page({U"異動 平成21年8月28日転入", U"桑水流美千留 平成21年9月5日届出", U"女 昭和2年5月21日生"});
  const auto named = [&] {
    for (const PlacedValue& value : map_values(page, household()).values)
      if (value.field == "name") return utf8(page.signs(value.place.glyphs));
    return std::string("nobody");
  };
  EXPECT_EQ(named(), "桑水流美千留");
  page.rules = RuledLines::of({{200, 2300, 370, 370}}, {});
  EXPECT_EQ(named(), "nobody");
}

TEST(Residents, TheDigitsOfAPersonsNumberStandInGroups) {
  const PageLayout page = printed_page({U"個人番号 2686 8262 0199 住民票コード 12345678901"});
  PageLayout close = page;
  double x = 300;
  for (Glyph& glyph : close.rows[0].glyphs) {
    x += glyph.word_start ? 30 : 0;
    glyph.rect.x = x, x += 40;
  }
  EXPECT_EQ(value_of(close, "juminhyo", "my_number"), "268682620199 ");
}

TEST(Residents, SignsWithoutHeightAreNoPrint) {
  CleanPage page;
  page.grey = page.binary = Image(2480, 3508, PixelFormat::Grey8, 255);
  page.report.dpi = {300, 300};
  PageText text;
  const auto word = [&](const char* signs, double y, double high) {
    PrintedWord made{signs, {300, y, 200, high}, 0.9, {}};
    for (int i = 0; i < 3; ++i) made.symbols.push_back({i == 0 ? signs : "名", {300.0 + 60 * i, y, 50, high}, 0.9});
    text.lines.push_back({{made}, made.rect, 0});
  };
  word("氏", 300, 40), word("E", 500, 3), word("住", 700, 40);
  const PageLayout layout = lay_out(page, text);
  ASSERT_EQ(layout.rows.size(), 2U);
  EXPECT_EQ(utf8(layout.rows[1].signs()), "住名名");
}

// A label in 7 pt over a name in 12 pt: measured by the label, the gap inside the name parted it.
TEST(Residents, ANameUnderASmallLabelIsWhole) {
  PageLayout page = printed_page({U"氏名 生年月日", U"渡嘉敷弓枝 昭和46年2月19日"});
  page.glyph_px = 28;
  double x = 300;
  for (std::size_t i = 0; i < 5; ++i) {
    Glyph& glyph = page.rows[1].glyphs[i];
    x += i == 3 ? 90 : 0;
    glyph.word_start = i == 0 || i == 3;
    glyph.rect = {x, glyph.rect.y, 48, 48}, x += 50;
  }
  page.rows[0].glyphs[2].rect.x += 600;
  for (std::size_t i = 3; i < page.rows[0].glyphs.size(); ++i) page.rows[0].glyphs[i].rect.x += 600;
  for (std::size_t i = 5; i < page.rows[1].glyphs.size(); ++i) page.rows[1].glyphs[i].rect.x += 600;
  std::string name;
  for (const PlacedValue& value : map_values(page, household()).values)
    if (value.field == "name") name += utf8(page.signs(value.place.glyphs));
  EXPECT_EQ(name, "渡嘉敷弓枝");
}

TEST(Residents, RestsOfMarksDoNotWidenALine) {
  Sheet sheet(900, 200);
  sheet.stroke(100, 60, 100, 100, 6).stroke(130, 60, 160, 100, 6);
  const auto right = [&] {
    const auto lines = ink_lines(sheet.image(), {50, 40, 800, 100}, 40);
    return lines.empty() ? 0.0 : lines.front().right();
  };
  const double own = right();
  sheet.stroke(400, 80, 408, 83, 3).stroke(600, 90, 606, 92, 3);
  EXPECT_EQ(right(), own);
  sheet.stroke(700, 60, 700, 100, 6);
  EXPECT_GT(right(), 690) << "a stroke of print";
}

TEST(Residents, TheHeadIsARelationWhateverStandsBesideTheWord) {
  const PageLayout page = printed_page({U"続柄 世帯主]"});
  const auto labels = find_labels(page, label_book("juminhyo"));
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_TRUE(is_value_of(page, labels[0], labels[1]));
}

TEST(Residents, AnAddressThatWasStruckOutIsNotTheOneBelow) {
  PageLayout page = printed_page({U"豊田市桑田和町545", U"豊田市高上22丁目8"});
  const std::vector<GlyphPlace> all = page.glyphs_in({0, 0, 2480, 3508});
  const std::vector<Rect<CleanPx>> both{page.rows[0].rect, page.rows[1].rect};
  const auto left = [&](double y, double to) {
    page.rules = RuledLines::of({{295, to, y, y}}, {});
    std::vector<GlyphPlace> glyphs = all;
    std::vector<Rect<CleanPx>> lines = both;
    const bool struck = drop_struck_lines(page, lines, glyphs);
    return (struck ? "struck: " : "") + utf8(page.signs(glyphs));
  };
  const double middle = both[0].centre().y, right = both[0].right();
  EXPECT_EQ(left(middle, right + 5), "struck: 豊田市高上22丁目8");
  EXPECT_EQ(left(both[0].bottom() + 2, right + 5), "豊田市桑田和町545豊田市高上22丁目8") << "an underline";
  EXPECT_EQ(left(middle, right - 200), "豊田市桑田和町545豊田市高上22丁目8") << "a stroke of the pen";
}

}  // namespace
}  // namespace uketsuke::ocr::test
