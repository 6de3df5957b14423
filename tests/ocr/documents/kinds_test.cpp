#include "ocr/documents/kind_evidence.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "tests/ocr/documents/printed_page.h"

namespace uketsuke::ocr::test {
namespace {

TEST(Kinds, HeadingAndContentTogether) {
  const auto kind = [](const std::vector<std::u32string>& lines) {
    const auto found = recognise_kind(printed_page(lines).rows, 2480, 3508);
    return found ? found->kind : std::string("nothing");
  };
  const std::vector<std::u32string> tax{
      U"令和8年度",           U"氏名山田太郎",        U"給与収入3,000,000",  U"合計所得金額2,020,000",
      U"所得控除合計900,000", U"課税標準額1,120,000", U"市民税所得割67,200", U"均等割3,000",
      U"上記のとおり証明する"};
  const auto with = [&](std::u32string_view title) {
    auto lines = tax;
    lines.insert(lines.begin(), U"#" + std::u32string(title));
    return lines;
  };
  EXPECT_EQ(kind(with(U"課税証明書")), "kazei_shomeisho");
  EXPECT_EQ(kind(with(U"市民税・県民税(所得・課税)証明書")), "kazei_shomeisho");
  EXPECT_EQ(kind(with(U"納税証明書")), "nothing");
  EXPECT_EQ(kind(with(U"市民税・県民税税額決定通知書")), "nothing");
  EXPECT_EQ(kind(with(U"課税証明書交付申請書")), "nothing");
  EXPECT_EQ(kind(with(U"固定資産評価証明書")), "nothing");
  EXPECT_EQ(kind({U"#卒業証明書", U"氏名山田太郎", U"生年月日平成10年1月1日", U"本学の学部を卒業したことを証明する",
                  U"青葉大学学長"}),
            "nothing");
  EXPECT_EQ(kind({U"#在学証明書", U"氏名山田太郎", U"生年月日平成20年1月1日", U"本学に在学していることを証明する",
                  U"青葉大学学長"}),
            "zaigaku_shomeisho");
  EXPECT_EQ(kind({U"#健康保険・厚生年金保険", U"#資格喪失等確認通知書", U"事業所名称有限会社丸福", U"被保険者氏名山田太郎",
                  U"生年月日昭和60年1月1日", U"資格喪失年月日令和8年10月1日"}),
            "soshitsu_shomeisho");
  EXPECT_EQ(kind({U"#資格取得届", U"氏名", U"生年月日", U"住所", U"資格取得日", U"健康保険", U"被保険者", U"喪失日",
                  U"保険者番号"}),
            "nothing");
  for (const auto title : {U"所得証明書", U"所得・課税証明書", U"市県民税課税(所得)証明書", U"非課税証明書",
                           U"特別区民税・都民税課税証明書", U"所得課税扶養証明書"})
    EXPECT_EQ(kind(with(title)), "kazei_shomeisho");
  const std::vector<std::u32string> left{U"氏名 山田太郎",
                                         U"生年月日 昭和60年1月1日",
                                         U"資格取得年月日 平成20年4月1日",
                                         U"資格喪失年月日 令和8年11月1日",
                                         U"退職年月日 令和8年10月31日",
                                         U"被保険者 保険者番号 01130012",
                                         U"上記のとおり証明します"};
  const auto headed = [&](std::u32string_view title) {
    auto lines = left;
    lines.insert(lines.begin(), U"#" + std::u32string(title));
    return lines;
  };
  for (const auto title :
       {U"健康保険資格喪失証明書", U"社会保険資格喪失証明", U"健康保険・厚生年金保険資格取得・喪失証明書",
        U"被保険者資格喪失確認通知書", U"資格喪失連絡票"})
    EXPECT_EQ(kind(headed(title)), "soshitsu_shomeisho");
  for (const auto title : {U"退職証明書", U"離職票", U"資格喪失届", U"資格取得届", U"源泉徴収票", U"在職証明書",
                           U"戸籍謄本", U"印鑑登録証明書"})
    EXPECT_EQ(kind(headed(title)), "nothing");
  EXPECT_EQ(kind({U"#領収書", U"株式会社", U"合計1,000円"}), "nothing");
  // The page reader lost the small labels 世帯主 and 続柄 of a clear page.
  EXPECT_EQ(kind({U"#住民票", U"住所", U"世帯", U"生年月日", U"住民となった年月日", U"住所を定めた年月日", U"個人番号",
                  U"この写しは、世帯全員の住民票の原本と相違ないことを証明する。"}),
            "juminhyo");
  // A mayor certifies chosen items of the 住民票 itself; asking for it, or another register's items, is no certificate of it.
  const auto items = [&](std::u32string_view title) {
    return kind({U"#" + std::u32string(title), U"住所", U"世帯主", U"生年月日", U"住民となった年月日",
                 U"住所を定めた年月日", U"個人番号"});
  };
  EXPECT_EQ(items(U"住民票記載事項証明書"), "juminhyo");
  for (const auto title : {U"住民票記載事項証明願", U"住民票記載事項証明書交付申請書", U"戸籍記載事項証明書",
                           U"除票記載事項証明書", U"住民票の除票"})
    EXPECT_EQ(items(title), "nothing");
  EXPECT_EQ(kind({U"#住民票", U"ください"}), "nothing") << "a heading alone is not enough";
}

std::string kind_of(const std::vector<TextRow>& rows) {
  const auto found = recognise_kind(rows, 2480, 3508);
  return found ? found->kind : "nothing";
}

const std::vector<std::u32string>& tax_body() {
  static const std::vector<std::u32string> lines{U"令和8年度",
                                                 U"氏名山田太郎",
                                                 U"給与収入3,000,000 給与所得2,020,000",
                                                 U"合計所得金額2,020,000 総所得金額等2,020,000",
                                                 U"社会保険料400,000 基礎控除430,000",
                                                 U"所得控除合計900,000",
                                                 U"課税標準額1,120,000",
                                                 U"市民税所得割67,200 均等割3,000",
                                                 U"上記のとおり相違ないことを証明します"};
  return lines;
}

std::vector<std::u32string> under(const std::vector<std::u32string>& headings) {
  std::vector<std::u32string> lines = headings;
  lines.insert(lines.end(), tax_body().begin(), tax_body().end());
  return lines;
}

// Dust and copy-guard marks part a heading, and long ones take two lines.
TEST(Kinds, AHeadingInTwoPartsIsOne) {
  EXPECT_EQ(kind_of(printed_page(under({U"#課税", U"#証明書"})).rows), "kazei_shomeisho");
  PageLayout page = printed_page(under({U"#(所得・課税)", U"#証明書"}));
  for (Glyph& glyph : page.rows[1].glyphs) glyph.rect.x += 700, glyph.rect.y = page.rows[0].rect.y + 10;
  page.rows[1].rect = extent(page.rows[1], 0, page.rows[1].glyphs.size());
  EXPECT_EQ(kind_of(page.rows), "kazei_shomeisho");
  EXPECT_EQ(kind_of(printed_page(under({U"#課税証明書", U"#交付申請書"})).rows), "nothing");
}

// The heading is lost under marks; what stands below and who certifies it says what the paper is.
TEST(Kinds, ALostHeadingIsMadeGoodByTheBody) {
  EXPECT_EQ(kind_of(printed_page(under({})).rows), "kazei_shomeisho");
  EXPECT_EQ(kind_of(printed_page(under({U"#米ハ氷禾"})).rows), "kazei_shomeisho");
  for (const auto heading : {U"#市民税・県民税税額決定通知書", U"#給与所得の源泉徴収票", U"#確定申告書", U"#納税証明書",
                             U"#所得に関する調書", U"#課税台帳"})
    EXPECT_EQ(kind_of(printed_page(under({heading})).rows), "nothing") << to_utf8({heading, heading + 3});
  auto unsigned_body = tax_body();
  unsigned_body.pop_back();
  EXPECT_EQ(kind_of(printed_page(unsigned_body).rows), "nothing") << "nobody certifies it";
  EXPECT_EQ(kind_of(printed_page({tax_body()[0], tax_body()[1], tax_body()[2], tax_body()[3], tax_body().back()}).rows),
            "nothing")
      << "too few of its words";
}

PrintedWord word_of(const std::u32string& signs, double x, double y, double speck) {
  PrintedWord word;
  for (const char32_t sign : signs) {
    word.symbols.push_back({to_utf8(sign), {x, y, 60, 60}, 0.9});
    x += 70;
  }
  if (speck > 0) word.symbols.front().rect = {word.symbols.front().rect.x, y - speck, 60, 60 + speck};
  for (const PrintedSymbol& symbol : word.symbols) word.rect = unite(word.rect, symbol.rect);
  return word;
}

// 市民税・県民税(所得・課税)証明書: a speck above 税 made the first half twice as high as 証明書, which became a row of
// its own.
TEST(Rows, DustOverAWordDoesNotPartARow) {
  PageText text;
  text.lines.resize(2);
  text.lines[0].words.push_back(word_of(U"所得・課税", 100, 200, 80));
  text.lines[1].words.push_back(word_of(U"証明書", 500, 202, 0));
  const auto rows = page_rows(text);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].signs(), U"所得・課税証明書");
  EXPECT_LT(rows[0].rect.h, 70);
}

TEST(Kinds, TwoPapersOnOneScan) {
  // 60 signs of white part the halves of a page of 4,960 px.
  const auto two = [](const std::vector<std::u32string>& lines, double width) { return shows_two_papers(printed_page(lines).rows, width, 3508); };
  const std::u32string gap(12, U' ');
  EXPECT_TRUE(two({U"#住民票" + gap + U"住民票", U"氏名 山田太郎", U"住所 港区中央1-2"}, 4960));
  EXPECT_FALSE(two({U"#住民票", U"氏名 山田太郎"}, 4960)) << "one paper set across";
  EXPECT_FALSE(two({U"#住民票" + gap + U"住民票", U"氏名 山田太郎"}, 2480)) << "higher than wide";
  const std::u32string sentence = U"住民票の原本と相違ない";
  EXPECT_TRUE(two({sentence + std::u32string(16, U' ') + sentence}, 4960));
}

}  // namespace
}  // namespace uketsuke::ocr::test
