#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/labels/mend_labels.h"
#include "ocr/documents/page/ink_run.h"
#include "ocr/documents/page/word_gaps.h"
#include "ocr/documents/persons/person_rows.h"
#include "ocr/documents/values/free_values.h"
#include "ocr/documents/values/notations.h"
#include "ocr/documents/values/value_map.h"
#include "ocr/documents/values/value_notation.h"
#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"

// Values that stand in words instead of beside a label, and what is no part of a value.
namespace uketsuke::ocr::test {
namespace {

KindInfo kind_of(const std::string& id, const std::vector<std::string>& fields) {
  KindInfo kind;
  kind.id = id;
  for (const std::string& field : fields) {
    FieldInfo info;
    info.id = field;
    kind.fields.push_back(info);
  }
  return kind;
}

std::string free_text(const KindInfo& kind, const std::vector<std::u32string>& lines, std::string_view field) {
  const PageLayout page = printed_page(lines);
  for (const PlacedValue& value : free_values(page, kind, map_values(page, kind)))
    if (value.field == field)
      return to_utf8([&] {
        const auto signs = page.signs(value.place.glyphs);
        return std::vector<char32_t>(signs.begin(), signs.end());
      }());
  return "none";
}

TEST(FreeWords, DatesTellInTheirSentenceWhatTheyAre) {
  const KindInfo kind = kind_of("soshitsu_shomeisho", {"left_on", "lost_on", "acquired_on", "issued_on"});
  const std::vector<std::u32string> letter = {U"上記の者は、令和8年9月8日をもって当社を退職し、同日の翌日である",
                                              U"令和8年9月9日に被保険者の資格を喪失したことを証明します。",
                                              U"令和8年10月22日"};
  EXPECT_EQ(free_text(kind, letter, "left_on"), "令和8年9月8日");
  EXPECT_EQ(free_text(kind, letter, "lost_on"), "令和8年9月9日");
  EXPECT_EQ(free_text(kind, letter, "issued_on"), "令和8年10月22日");
  EXPECT_EQ(free_text(kind, letter, "acquired_on"), "none");
}

// 学校法人日向学園 was accepted as the school.
TEST(FreeWords, WhoKeepsASchoolIsNotTheSchool) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {"school", "enrolled_until"});
  EXPECT_EQ(free_text(kind, {U"学校法人日向学園", U"日向歯科衛生専門学校", U"学校長青砥岳史郎"}, "school"),
            "日向歯科衛生専門学校");
  const PageLayout alone = printed_page({U"上記の者は在学中であることを証明する", U"学校法人日向学園"});
  const auto found = free_values(alone, kind, map_values(alone, kind));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].place.doubt, "no_label");
  EXPECT_EQ(free_text(kind, {U"在学する生徒であり、令和10年3月31日卒業見込みであることを証明す"}, "enrolled_until"),
            "令和10年3月31日");
}

TEST(FreeWords, TheYearAtSchoolStandsBeforeItsWord) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {"school_year", "name", "birth_date"});
  EXPECT_EQ(free_text(kind, {U"全日制普通科 第3学年"}, "school_year"), "第3学年");
  EXPECT_EQ(free_text(kind, {U"上記の者は本校第二学年に在学していることを証明する"}, "school_year"), "第二学年");
  EXPECT_EQ(free_text(kind, {U"修業年限 14年次"}, "school_year"), "none") << "no school has fourteen years";
  EXPECT_EQ(free_text(kind, {U"#在学証明書", U"吉祥寺亀太", U"平成17年1月17日生"}, "name"), "吉祥寺亀太");
}

// 2026年10月8日　October 8, 2026: the day was lost among its translation, and "Student ID No." was a number.
TEST(FreeWords, WhatIsSaidInEnglishToo) {
  const KindInfo kind = kind_of("zaigaku_shomeisho", {"issued_on"});
  PageLayout page = printed_page({U"本学の学生として在学していることを証明します", U"2026年10月8日October8,2026"});
  page.rows[1].glyphs[10].word_start = true;
  const auto found = free_values(page, kind, map_values(page, kind));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(page.signs(found[0].place.glyphs), U"2026年10月8日");
  EXPECT_FALSE(fits(ValueKind::Code, U"StudentIDNo."));
  EXPECT_TRUE(fits(ValueKind::Code, U"24E2756"));
  EXPECT_TRUE(fits(ValueKind::Code, U"ABC"));
}

TEST(FreeWords, LabelsSetWithoutAGapEndWhereTheirValueBegins) {
  const auto found = [](const std::u32string& line) {
    std::vector<std::string> out;
    for (const Label& label : find_labels(printed_page({line}), label_book("juminhyo")))
      out.emplace_back(label.spec->field);
    return out;
  };
  EXPECT_EQ(found(U"フリガナモテギ"), std::vector<std::string>{"name_kana"});
  EXPECT_EQ(found(U"世帯主との関係妻"), std::vector<std::string>{"relation"});
  EXPECT_EQ(found(U"続柄欄"), std::vector<std::string>{}) << "no relation";
  const auto days = [](const std::u32string& line) {
    return find_labels(printed_page({line}), label_book("soshitsu_shomeisho")).size();
  };
  EXPECT_EQ(days(U"資格喪失日は令和8年9月19日"), 1U);
  EXPECT_EQ(days(U"(資格喪失日は同じ)"), 0U) << "says no day";
}

TEST(FreeWords, AnAddressWithoutALabelMustBeTheOnlyOne) {
  const KindInfo kind = kind_of("kazei_shomeisho", {"address"});
  EXPECT_EQ(free_text(kind, {U"大阪府大阪市都島区都島中通14-12"}, "address"), "大阪府大阪市都島区都島中通14-12");
  EXPECT_EQ(free_text(kind, {U"大阪府大阪市都島区14-12", U"千葉県市川市鬼高10-2"}, "address"), "none");
}

TEST(FreeWords, AReadingMayFollowItsNameInBrackets) {
  const KindInfo kind = test::household();
  EXPECT_EQ(free_text(kind, {U"氏名 安孫子倉蔵(アビコクラゾウ)", U"生年月日 昭和47年3月20日"}, "name_kana"), "アビコクラゾウ");
  EXPECT_EQ(free_text(kind, {U"氏名 安孫子倉蔵(世帯主)", U"生年月日 昭和47年3月20日"}, "name_kana"), "none");
}

TEST(Labels, ADashMayStandBeforeAnItem) {
  const PageLayout page = printed_page({U"一生年月日 昭和47年3月20日", U"前住所 大阪府高槻市1-2"});
  const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
  ASSERT_EQ(labels.size(), 1U) << "前住所 is no 住所";
  EXPECT_EQ(labels[0].spec->field, "birth_date");
}

// 続柄 misread (続病) behind the value of 性別 was never looked at, and nobody had a relation.
TEST(Labels, PrintLikeALabelBehindAValueIsLookedAt) {
  const auto looked = [](const std::u32string& line) {
    PageLayout page = printed_page({line});
    std::u32string out;
    for (const GlyphPlace at : print_like_labels(page, label_book("juminhyo"))) out += page.glyph(at).sign;
    return utf8(out);
  };
  PageLayout near = printed_page({U"性別男続病妻"});
  auto& glyphs = near.rows[0].glyphs;
  for (std::size_t i = 2; i < glyphs.size(); ++i) glyphs[i].rect.x += i < 3 ? 100 : i < 5 ? 190 : 280, glyphs[i].word_start = i != 4;
  const auto places = print_like_labels(near, label_book("juminhyo"));
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(near.glyph(places[0]).sign, U'続');
  EXPECT_EQ(looked(U"性別 男 続柄 妻").find("続"), std::string::npos) << "a label needs no second look";
}

// 氏名の振り仮名 with a misread sign is no 氏名: its other signs were read as a person's name.
TEST(Labels, WhatGoesOnWithNoIsALongerLabel) {
  const auto names = [](PageLayout page) {
    std::size_t out = 0;
    for (const Label& label : find_labels(page, label_book("juminhyo"))) out += label.spec->field == "name" ? 1 : 0;
    return out;
  };
  EXPECT_EQ(names(printed_page({U"氏名の振り人析名"})), 0U);
  PageLayout wide = printed_page({U"氏名の振り人析名"});
  double x = 300;
  for (Glyph& glyph : wide.rows[0].glyphs) glyph.rect.x = x, glyph.word_start = true, x += 80;
  EXPECT_EQ(names(wide), 0U) << "set wide in its cell";
  EXPECT_EQ(names(printed_page({U"氏名 のぞみ花子"})), 1U) << "a value further behind";
}

TEST(FreeWords, TheDayOfIssueMayFollowItsSentence) {
  const KindInfo kind = kind_of("juminhyo", {"issued_on"});
  EXPECT_EQ(free_text(kind, {U"原本と相違ないことを証明します。令和8年11月5日"}, "issued_on"), "令和8年11月5日");
  EXPECT_EQ(free_text(kind, {U"令和8年11月5日に原本と相違ないことを証明します。"}, "issued_on"), "none");
}

TEST(FreeWords, NothingHappensAfterTheDayOfIssue) {
  const KindInfo kind = kind_of("juminhyo", {"issued_on"});
  EXPECT_EQ(free_text(kind, {U"平成29年9月17日住民となる", U"令和8年11月6日"}, "issued_on"), "令和8年11月6日");
  EXPECT_EQ(free_text(kind, {U"令和8年11月6日住民となる", U"平成29年9月17日"}, "issued_on"), "none");
}

TEST(Words, HonorificsAndSealsAreNoPartOfNames) {
  EXPECT_EQ(meaning_of(ValueKind::Name, "name", "一柳　美千留　様")->value, "一柳　美千留");
  EXPECT_EQ(meaning_of(ValueKind::Name, "name", "貝沼　玄之介殿")->value, "貝沼　玄之介");
  EXPECT_EQ(meaning_of(ValueKind::Text, "school", "私立明峰大学長")->value, "私立明峰大学");
  EXPECT_EQ(meaning_of(ValueKind::Text, "school", "学校法人青空学園　青嵐大学")->value, "学校法人青空学園　青嵐大学");
  EXPECT_EQ(meaning_of(ValueKind::Kana, "name_kana", "トキ工　カ二")->value, "トキエ　カニ");
  EXPECT_FALSE(meaning_of(ValueKind::Code, "number", "株式会社小鳥遊組"));
  EXPECT_EQ(meaning_of(ValueKind::Code, "number", "12-345")->value, "12-345");
}

TEST(Words, AGapOnThePaperBeginsAWord) {
  PageLayout page = printed_page({U"住所東京都"});
  auto& glyphs = page.rows[0].glyphs;
  // The page reader's boxes touch; the ink leaves a sign's width behind 住所.
  std::vector<InkBox> ink;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const double shift = i < 2 ? 0 : 35;
    ink.push_back({{glyphs[i].rect.x + 2 + shift, glyphs[i].rect.y, 36, 40}, 400});
    glyphs[i].word_start = i == 0;
  }
  mark_gaps(page.rows, ink);
  EXPECT_TRUE(glyphs[2].word_start);
  EXPECT_FALSE(glyphs[1].word_start);
  EXPECT_FALSE(glyphs[3].word_start);
}

TEST(Words, InkBehindAValueBelongsToIt) {
  PageLayout page = printed_page({U"荒居"});
  for (int i = 0; i < 2; ++i) page.ink.push_back({{300.0 + 40 * i, 200, 36, 40}, 400});
  for (int i = 0; i < 2; ++i) page.ink.push_back({{430.0 + 40 * i, 200, 36, 40}, 400});  // 倉蔵, unread
  page.ink.push_back({{700, 200, 36, 40}, 400});
  const Rect<CleanPx> print = extent(page.rows[0], 0, 2);
  EXPECT_EQ(ink_run(page, print, 80, 0, page.width).right(), 506);
  EXPECT_EQ(ink_run(page, print, 20, 0, page.width).right(), print.right());
  page.seals = {{420, 100, 200, 200}};
  EXPECT_EQ(ink_run(page, print, 80, 0, page.width).right(), print.right()) << "a seal's lettering is none of it";
}

TEST(Words, ALevyAloneBelongsToTheTaxAbove) {
  const KindInfo kind = kind_of("kazei_shomeisho", {"city_income_levy", "city_per_capita_levy",
                                                    "prefecture_income_levy", "prefecture_per_capita_levy"});
  const PageLayout page = printed_page({U"市町村民税 所得割額 126,900円", U"  均等割額 3,000円",
                                        U"道府県民税 所得割額 84,600円", U"  均等割額 1,000円"});
  std::map<std::string, std::u32string> found;
  for (const PlacedValue& value : map_values(page, kind).values)
    found[std::string(value.field)] = page.signs(value.place.glyphs);
  EXPECT_EQ(found["city_per_capita_levy"], U"3,000円");
  EXPECT_EQ(found["prefecture_per_capita_levy"], U"1,000円");
}

TEST(Words, AColumnOfDatesEndsAtAMisreadLabel) {
  const PageLayout page = printed_page({U"生年月日", U"昭和61年10月26日", U"人机", U"夫"});
  const auto labels = find_labels(page, label_book("juminhyo"));
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(values_of(page, labels, labels[0]).places.size(), 1U) << "what stands below is another person's relation";
}

TEST(Words, TheYearOfATaxMayHaveLostItsFirstSign) {
  EXPECT_EQ(read_fiscal_year(U"倒和7年度")->year, 2025);
  EXPECT_FALSE(read_fiscal_year(U"昭和7年度"));
}

}  // namespace
}  // namespace uketsuke::ocr::test
