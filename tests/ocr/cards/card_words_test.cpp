// What tells a card, where its values stand, and what its numbers prove: on made lines, without a picture.

#include <algorithm>

#include <gtest/gtest.h>

#include "core/text/text.h"
#include "ocr/cards/card_face.h"
#include "ocr/cards/card_labels.h"
#include "ocr/cards/card_places.h"
#include "ocr/cards/number_proof.h"
#include "ocr/documents/values/expiry.h"
#include "ocr/documents/values/value_notation.h"
#include "tests/ocr/documents/printed_page.h"

namespace uketsuke::ocr::test {
namespace {

using Lines = std::vector<std::u32string>;

const Lines kFront{U"氏名 青山太郎", U"住所 青葉市本町一丁目2番", U" 3号青葉ハイツ101", U"昭和60年4月2日生 性別 男", U"2030年4月2日まで有効",
                   U"電子証明書の有効期限 年月日", U"個人番号カード", U"臓器提供意思"};
const Lines kBack{U"個人番号 123456789018", U"氏名 青山太郎", U"生年月日 昭和60年4月2日生"};
const Lines kNotice{U"通知カード", U"個人番号 123456789018", U"氏名 青山太郎", U"住所 青葉市本町1-2-3", U"昭和60年4月2日生 性別 男",
                    U"発行日 平成27年11月20日"};
const Lines kLicence{U"氏名 青山太郎 昭和60年4月2日生", U"住所 青葉市本町1-2-3", U"交付 令和3年05月07日 24680",
                     U"2026年(令和08年)05月02日まで有効", U"免許の条件等 眼鏡等", U"番号 第309012345620号", U"青葉県公安委員会"};
const Lines kResidence{U"在留カード 番号 AB12345678CD", U"氏名 SAMPLE", U"生年月日 1985年4月2日 性別 男", U"国籍・地域 ブラジル",
                       U"住居地 青葉市本町1-2-3", U"在留資格 技能", U"在留期間(満了日) 3年(2028年4月1日)", U"このカードは2028年4月1日まで有効です"};

/// Lines as close as cards print them: 60 px from one to the next, signs of 40 px.
PageLayout card_page(const Lines& lines) {
  PageLayout page = printed_page(lines);
  for (TextRow& row : page.rows) {
    row.rect.y *= 0.6;
    for (Glyph& glyph : row.glyphs) glyph.rect.y = row.rect.y;
  }
  return page;
}

std::string told(const Lines& lines, bool code = false) {
  const auto face = recognise_card(card_page(lines).rows, code);
  return face ? face->kind + (face->back ? " back" : "") : "none";
}

Lines with(Lines lines, const std::u32string& more) {
  lines.push_back(more);
  return lines;
}

std::string at(const char* kind, const Lines& lines, std::string_view field) {
  const PageLayout page = card_page(lines);
  const std::vector<Label> labels = find_labels(page, card_labels(kind));
  for (const CardValue& value : card_values(page, labels))
    if (value.field == field) {
      const auto signs = page.signs(value.place.glyphs);
      return to_utf8(std::vector<char32_t>(signs.begin(), signs.end()));
    }
  return "none";
}

TEST(CardFace, TellsEachCardByItsWords) {
  EXPECT_EQ(told(kFront), "kojin_bango_card");
  EXPECT_EQ(told(kBack), "kojin_bango_card back");
  EXPECT_EQ(told(kBack, true), "kojin_bango_card back");
  EXPECT_EQ(told(kNotice), "tsuchi_card");
  EXPECT_EQ(told(kLicence), "unten_menkyosho");
  EXPECT_EQ(told(kResidence), "zairyu_card");
  Lines special = kResidence;
  special[0] = U"特定在留カード 番号 AB12345678CD";
  EXPECT_EQ(told(special), "tokutei_zairyu_card");
}

TEST(CardFace, PapersAboutCardsAreNoCards) {
  EXPECT_EQ(told(with(kNotice, U"個人番号通知書")), "none") << "proves no number";
  EXPECT_EQ(told(with(kFront, U"個人番号カード交付申請書")), "none");
  EXPECT_EQ(told(with(kLicence, U"運転経歴証明書")), "none");
  EXPECT_EQ(told(with(kFront, U"見本")), "none");
  EXPECT_EQ(told({U"社員証", U"氏名 青山太郎", U"個人番号 123456789018", U"生年月日 昭和60年4月2日生"}), "none");
  EXPECT_EQ(told({U"氏名 青山太郎", U"住所 青葉市本町1-2-3", U"電話 03-1234-5678"}), "none");
}

TEST(CardFace, TwoCardsOnOnePictureAreNoneForSure) {
  Lines both = kFront;
  both.insert(both.end(), kBack.begin(), kBack.end());
  EXPECT_EQ(told(both), "none");
  both = kLicence;
  both.insert(both.end(), kNotice.begin(), kNotice.end());
  EXPECT_EQ(told(both), "none");
}

TEST(CardPlaces, ValuesEndAtTheNextLabelOrDay) {
  EXPECT_EQ(at("unten_menkyosho", kLicence, "name"), "青山太郎");
  EXPECT_EQ(at("unten_menkyosho", kLicence, "birth_date"), "昭和60年4月2日");
  EXPECT_EQ(at("unten_menkyosho", kLicence, "issued_on"), "令和3年05月07日");
  EXPECT_EQ(at("unten_menkyosho", kLicence, "expires_on"), "2026年(令和08年)05月02日");
  EXPECT_EQ(at("unten_menkyosho", kLicence, "licence_number"), "309012345620");
  EXPECT_EQ(at("kojin_bango_card", kFront, "sex"), "男");
  EXPECT_EQ(at("kojin_bango_card", kFront, "expires_on"), "2030年4月2日");
}

TEST(CardPlaces, AnAddressGoesOnBelowAndANumberMayStandBelow) {
  EXPECT_EQ(at("kojin_bango_card", kFront, "address"), "青葉市本町一丁目2番3号青葉ハイツ101");
  EXPECT_EQ(at("tsuchi_card", kNotice, "address"), "青葉市本町1-2-3");
  EXPECT_EQ(at("kojin_bango_card", {U"個人番号", U"123456789018", U"氏名 青山太郎"}, "my_number"), "123456789018");
}

TEST(CardPlaces, AnAddressMayGoOnUnderItsLabel) {
  EXPECT_EQ(at("zairyu_card", {U"住居地 青葉市本町1-27-", U"20青葉ハイツ101", U"在留資格 技能"}, "address"),
            "青葉市本町1-27-20青葉ハイツ101");
}

// The label's last sign was lost and the value's first taken for it.
TEST(CardPlaces, ALabelWithAWrongSignMakesItsValueUnsure) {
  for (const auto& [line, unsure] : {std::pair{U"国籍・地ノ ルウェー", true}, {U"国籍・地域 ノルウェー", false}}) {
    const PageLayout page = card_page({line, U"住居地 青葉市本町1-2-3"});
    const std::vector<Label> labels = find_labels(page, card_labels("zairyu_card"));
    for (const CardValue& value : card_values(page, labels))
      EXPECT_EQ(value.label_unsure, value.field == "nationality" && unsure) << value.field;
    EXPECT_NE(at("zairyu_card", {line}, "nationality"), "none");
  }
}

// Left out of the place, neither reader would see it.
TEST(CardPlaces, AThinFirstSignTakenForAMarkStaysInThePlace) {
  EXPECT_EQ(at("zairyu_card", {U"国籍・地域 ,ルウェー"}, "nationality"), ",ルウェー");
  EXPECT_EQ(at("zairyu_card", {U"国籍・地域 :ノルウェー"}, "nationality"), "ノルウェー");
}

// The code beside the number is print to a page reader: 3 and 7 between label and number.
TEST(CardPlaces, WhatACodeLooksLikeIsNoNumber) {
  EXPECT_EQ(at("kojin_bango_card", {U"個人番号", U" 37", U"123456789018", U"氏名 青山太郎"}, "my_number"), "123456789018");
}

TEST(CardPlaces, AHouseNumberGoesOnBehindAHyphenAtALinesEnd) {
  const auto value = [](const char* text) { return meaning_of(ValueKind::Address, "address", text)->value; };
  EXPECT_EQ(value("青葉市本町2一　12　コーポ中央511"), "青葉市本町2-12　コーポ中央511");
  EXPECT_EQ(value("青葉市本町7-27　-10"), "青葉市本町7-27-10");
  EXPECT_EQ(value("青葉市本町7－2　コーポ3-5"), "青葉市本町7-2　コーポ3-5") << "a gap stays a gap";
}

TEST(CardPlaces, TheEndOfTheStayIsNotTheEndOfTheCard) {
  Lines card = kResidence;
  card[7] = U"このカードは2027年12月31日まで有効です";
  EXPECT_EQ(at("zairyu_card", card, "stay_until"), "2028年4月1日");
  EXPECT_EQ(at("zairyu_card", card, "expires_on"), "2027年12月31日");
  EXPECT_EQ(at("zairyu_card", card, "card_number"), "AB12345678CD");
}

TEST(CardPlaces, WhatIsNotOursToReadIsNoValue) {
  const Lines card = with(kFront, U"本籍 青葉市 住民票コード 12345678903 セキュリティコード 1234");
  const PageLayout page = card_page(card);
  const auto values = card_values(page, find_labels(page, card_labels("kojin_bango_card")));
  for (const CardValue& value : values)
    for (const GlyphPlace glyph : value.place.glyphs) EXPECT_LT(glyph.row, 5U) << value.field;
}

std::string expiry(std::u32string_view signs) {
  const auto day = read_expiry(signs);
  return day ? day->iso + (day->doubt.empty() ? "" : " " + day->doubt) : "none";
}

TEST(Expiry, InOneCalendarOrBoth) {
  EXPECT_EQ(expiry(U"2025年3月31日まで有効"), "2025-03-31");
  EXPECT_EQ(expiry(U"2024年(令和06年)06月01日まで有効"), "2024-06-01");
  EXPECT_EQ(expiry(U"令和06年(2024年)06月01日まで有効"), "2024-06-01");
  EXPECT_EQ(expiry(U"2024年(令和07年)06月01日まで有効"), "2024-06-01 calendars_differ");
  EXPECT_EQ(expiry(U"まで有効"), "none");
}

// Printed before 2019-05-01: 平成33年 is 2021, 平成31年5月 is 2019.
TEST(Expiry, AnEraThatEndedMeansTheYearItWouldHaveHad) {
  EXPECT_EQ(expiry(U"平成33年02月01日まで有効"), "2021-02-01");
  EXPECT_EQ(expiry(U"平成31年05月12日まで有効"), "2019-05-12");
  EXPECT_EQ(expiry(U"2021年(平成33年)02月01日まで有効"), "2021-02-01");
  EXPECT_EQ(expiry(U"平成33年02月30日まで有効").find("2021-02-30"), std::string::npos);
}

FieldReading field(const char* id, const char* value, double p, std::vector<std::string> doubts = {}) {
  FieldReading out;
  out.field = id;
  out.state = ReadState::Read;
  out.value = value;
  out.confidence = p;
  out.candidates = {{value, p}};
  out.doubts = std::move(doubts);
  return out;
}

std::vector<FieldReading> proved(FieldReading reading, const std::vector<NumberCode>& codes = {}) {
  std::vector<FieldReading> fields{std::move(reading)};
  prove_numbers(codes, fields);
  return fields;
}

TEST(NumberProof, ACodeThatSaysTheSameSettlesHowWellThePrintWasSeen) {
  const auto fields = proved(field("my_number", "123456789018", 0.7, {"readers_disagree", "faint"}), {{"123456789018", {}}});
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_TRUE(fields[0].doubts.empty());
  EXPECT_GT(fields[0].confidence, 0.9991);
  EXPECT_EQ(fields[1].field, "number_code");
  EXPECT_EQ(fields[1].value, "123456789018");
}

TEST(NumberProof, WhatElseWasDoubtedStays) {
  const auto fields = proved(field("my_number", "123456789018", 0.7, {"seal_over_print"}), {{"123456789018", {}}});
  EXPECT_EQ(fields[0].doubts, std::vector<std::string>{"seal_over_print"});
  EXPECT_DOUBLE_EQ(fields[0].confidence, 0.7);
}

TEST(NumberProof, ACodeThatSaysSomethingElseAsksAboutBoth) {
  const auto fields = proved(field("my_number", "123456789018", 0.9995), {{"621498320257", {}}});
  for (const FieldReading& reading : fields) {
    EXPECT_EQ(reading.doubts, std::vector<std::string>{"code_differs"}) << reading.field;
    EXPECT_LT(reading.confidence, 0.9);
  }
  EXPECT_EQ(fields[0].value, "123456789018") << "values are never changed";
}

TEST(NumberProof, TwoCodesOnOneCardAreAskedAbout) {
  const auto fields = proved(field("my_number", "123456789018", 0.9995), {{"123456789018", {}}, {"621498320257", {}}});
  for (const FieldReading& reading : fields) EXPECT_EQ(reading.doubts, std::vector<std::string>{"code_differs"});
}

TEST(NumberProof, LicencesAndResidenceCardsByTheirOwnRule) {
  EXPECT_GT(proved(field("licence_number", "309012345620", 0.997))[0].confidence, 0.9991);
  EXPECT_EQ(proved(field("licence_number", "309012345630", 0.997))[0].doubts, std::vector<std::string>{"check_digit_fails"});
  EXPECT_EQ(proved(field("licence_number", "123456789018", 0.997))[0].doubts, std::vector<std::string>{"check_digit_fails"});
  EXPECT_TRUE(proved(field("card_number", "AB12345678CD", 0.988))[0].doubts.empty());
  EXPECT_EQ(proved(field("card_number", "AB1234567OCD", 0.988))[0].doubts, std::vector<std::string>{"number_form"});
  for (const char* wrong : {"ab12345678cd", "A112345678CD", "AB12345678C", "AB12345678CDE"})
    EXPECT_FALSE(is_residence_card_number(wrong)) << wrong;
}

}  // namespace
}  // namespace uketsuke::ocr::test
