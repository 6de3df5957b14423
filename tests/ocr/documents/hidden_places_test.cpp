#include "ocr/documents/page/hidden_places.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/numbers/check_digits.h"
#include "ocr/cards/card_labels.h"
#include "tests/ocr/documents/printed_page.h"

// What a reader must hide although it is no field: on made lines, without a picture.
namespace uketsuke::ocr::test {
namespace {

using Lines = std::vector<std::u32string>;

constexpr const char32_t* kNumber = U"123456789018";

KindInfo kind_of(const std::string& id, const std::string& field = {}, FieldType type = FieldType::Text) {
  KindInfo kind;
  kind.id = id;
  FieldInfo info;
  info.id = field;
  info.type = type;
  if (!field.empty()) kind.fields.push_back(info);
  return kind;
}

/// How many of the signs of a text's first line on the page are hidden as `what`.
std::size_t hidden(const KindInfo& kind, const std::vector<LabelSpec>& book, const Lines& lines, Hidden what,
                   const std::u32string& text, const std::vector<FieldReading>& fields = {}) {
  const PageLayout page = printed_page(lines);
  const auto places = hidden_places(page, kind, find_labels(page, book), fields);
  for (const TextRow& row : page.rows) {
    const std::size_t at = row.signs().find(text);
    if (at == std::u32string::npos) continue;
    std::size_t count = 0;
    for (std::size_t i = at; i < at + text.size(); ++i)
      count += std::any_of(places.begin(), places.end(), [&](const HiddenPlace& one) {
        return one.what == what && one.place.contains(row.glyphs[i].rect.centre());
      });
    return count;
  }
  ADD_FAILURE() << "the text does not stand on the page";
  return 0;
}

std::size_t on_juminhyo(const Lines& lines, Hidden what, const std::u32string& text) {
  return hidden(kind_of("juminhyo"), label_book("juminhyo"), lines, what, text);
}

TEST(HiddenPlaces, 本籍And筆頭者And住民票コードOfA住民票AreHidden) {
  const Lines page = {U"#住民票", U"氏名 青山太郎", U"本籍 福島県会津若松市追手町1", U"筆頭者 青山次郎", U"住民票コード 10234567895", U"続柄 世帯主"};
  EXPECT_EQ(on_juminhyo(page, Hidden::Domicile, U"福島県会津若松市追手町1"), 12U);
  EXPECT_EQ(on_juminhyo(page, Hidden::Domicile, U"青山次郎"), 4U);
  EXPECT_EQ(on_juminhyo(page, Hidden::ResidentCode, U"10234567895"), 11U);
  EXPECT_EQ(on_juminhyo(page, Hidden::Domicile, U"青山太郎"), 0U) << "a name is a field";
}

TEST(HiddenPlaces, A住民票コードIsHiddenWithoutItsLabelToo) {
  EXPECT_EQ(on_juminhyo({U"#住民票", U"備 10234567895"}, Hidden::ResidentCode, U"10234567895"), 11U);
}

TEST(HiddenPlaces, APlantedNumberIsFoundTogetherAndInGroups) {
  ASSERT_TRUE(is_my_number("123456789018"));
  EXPECT_EQ(on_juminhyo({U"#住民票", U"摘要", kNumber}, Hidden::Number, kNumber), 12U);
  const PageLayout page = printed_page({U"#在学証明書", U"1234-5678-9018"});
  const auto places = hidden_places(page, kind_of("zaigaku_shomeisho"), {}, {});
  EXPECT_TRUE(std::any_of(places.begin(), places.end(), [](const auto& one) { return one.what == Hidden::Number; }));
}

// A clean 住民票 lost the row of its third person: the number of that person went into quarantine and held the case up.
TEST(HiddenPlaces, ANumberBehindItsLabelOfAKindThatHasNumbersIsInItsPlace) {
  KindInfo juminhyo = kind_of("juminhyo", "my_number", FieldType::Digits);
  juminhyo.fields.front().my_number = true;
  const auto book = label_book("juminhyo");
  const Lines page = {U"#住民票", U"個人番号 123456789018"};
  EXPECT_EQ(hidden(juminhyo, book, page, Hidden::OwnNumber, kNumber), 12U);
  EXPECT_EQ(hidden(juminhyo, book, page, Hidden::Number, kNumber), 0U);
  EXPECT_EQ(hidden(juminhyo, book, {U"#住民票", U"摘要", kNumber}, Hidden::Number, kNumber), 12U) << "not in its place";
  EXPECT_EQ(hidden(kind_of("zaigaku_shomeisho"), book, page, Hidden::Number, kNumber), 12U) << "no number belongs there";
}

TEST(HiddenPlaces, ANumberThatFailsTheCheckOrHasAnotherLengthIsNone) {
  for (const char32_t* other : {U"123456789017", U"1234567890181", U"12345678901"})
    EXPECT_EQ(hidden(kind_of("zaigaku_shomeisho"), label_book("zaigaku_shomeisho"), {U"#在学証明書", other},
                     Hidden::Number, other),
              0U);
}

TEST(HiddenPlaces, TheNumberOfA運転免許証IsNoneByItsPlaceAndBehindAnotherLabel) {
  const Lines licence = {U"氏名 青山太郎", U"番号 123456789018"};
  EXPECT_EQ(hidden(kind_of("unten_menkyosho"), card_labels("unten_menkyosho"), licence, Hidden::Number, kNumber), 0U);
  FieldReading read;
  read.field = "licence_number";
  read.rect = {200, 250, 2000, 140};
  EXPECT_EQ(hidden(kind_of("unten_menkyosho", "licence_number", FieldType::Digits), {},
                   {U"氏名 青山太郎", kNumber}, Hidden::Number, kNumber, {read}),
            0U);
  EXPECT_EQ(on_juminhyo({U"#住民票", U"整理番号 123456789018"}, Hidden::Number, kNumber), 0U);
  EXPECT_EQ(hidden(kind_of("unten_menkyosho"), card_labels("unten_menkyosho"), {U"氏名 青山太郎", U"条件等", kNumber},
                   Hidden::Number, kNumber),
            12U)
      << "elsewhere on the same card it may be one";
}

TEST(HiddenPlaces, FormerAddressesAndPrintOfAnAddressAreHiddenUnder支援措置) {
  const Lines page = {U"#住民票", U"前住所 青葉市本町1-2-3", U"東京都千代田区永田町6-5"};
  EXPECT_EQ(on_juminhyo(page, Hidden::Place, U"青葉市本町1-2-3"), 10U);
  EXPECT_EQ(on_juminhyo(page, Hidden::Place, U"東京都千代田区永田町6-5"), 13U);
  EXPECT_EQ(on_juminhyo(page, Hidden::Place, U"住民票"), 0U);
}

TEST(HiddenPlaces, ARectangleLosesItsHoles) {
  const Rect<CleanPx> whole{0, 0, 100, 100};
  const std::vector<Rect<CleanPx>> holes{{10, 10, 20, 20}, {25, 25, 50, 10}, {90, 90, 50, 50}};
  const auto rest = without(whole, holes);
  for (int y = 0; y < 100; y += 5)
    for (int x = 0; x < 100; x += 5) {
      const Point<CleanPx> at{x + 0.5, y + 0.5};
      const auto has = [&](const auto& list) {
        return std::count_if(list.begin(), list.end(), [&](const auto& r) { return r.contains(at); });
      };
      EXPECT_EQ(has(rest), has(holes) > 0 ? 0 : 1) << x << "," << y;
    }
}

}  // namespace
}  // namespace uketsuke::ocr::test
