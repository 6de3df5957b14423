#include "ocr/documents/labels/kana_labels.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "ocr/documents/labels/label_book.h"
#include "ocr/documents/page/stretched.h"
#include "ocr/documents/values/value_place.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Lists of line printers with labels in half-width katakana (半角カナ).
namespace uketsuke::ocr::test {
namespace {

TEST(KanaLabels, AReadingBecomesTheLabel) {
  for (const auto& [kana, label] : {std::pair{U"シメイ", U"氏名"},
                                    {U"ジユウシヨ", U"住所"},
                                    {U"ジュウショ", U"住所"},
                                    {U"セイネンカツヒ", U"生年月日"},
                                    {U"フリガナ/シメイ", U"フリガナ・氏名"},
                                    {U"キユウヨシユウニユウ", U"給与収入"},
                                    {U"キユウヨシトク", U"給与所得"},
                                    {U"シミンセィーシヨトクワリ", U"市民税所得割"},
                                    {U"ゴウケイシヨトクキンカク", U"合計所得金額"}})
    EXPECT_EQ(label_in_kana(kana), std::u32string_view(label));
}

TEST(KanaLabels, AnotherWordIsNone) {
  for (const auto kana : {U"ヤマダタロウ", U"シメ", U"シ", U"", U"氏名", U"PAGE", U"コウジヨ", U"シミンゼイ", U"イカヨハク"})
    EXPECT_TRUE(label_in_kana(kana).empty());
}

TEST(KanaLabels, EachIsInALabelBook) {
  for (const auto kana : {U"シメイ", U"ゾクガラ", U"ネンゼイガク", U"ホケンシャバンゴウ", U"ガクセキバンゴウ", U"セタイバンゴウ"}) {
    const std::u32string_view label = label_in_kana(kana);
    EXPECT_TRUE(is_label(label)) << static_cast<int>(label.size());
  }
}

TEST(Stretched, OnlyHalfWidthPrintIsNarrow) {
  PageLayout page = printed_page({U"氏名"});
  const Rect<CleanPx> line{300, 200, 400, 40};
  for (const double x : {310.0, 340.0, 370.0}) page.ink.push_back({{x, 202, 18, 36}, 200});
  EXPECT_TRUE(is_narrow(page, line));
  page.ink.push_back({{420, 202, 36, 36}, 400});
  EXPECT_FALSE(is_narrow(page, line)) << "a kanji among them";
  EXPECT_FALSE(is_narrow(page, {300, 400, 400, 40})) << "nothing there";
}

TEST(Stretched, IsDrawnOutAcross) {
  Image grey(100, 40, PixelFormat::Grey8, 255);
  for (int y = 10; y < 30; ++y)
    for (int x = 40; x < 60; ++x) grey.row(y)[x] = 0;
  const Image out = stretched(grey, {20, 0, 60, 40});
  EXPECT_EQ(out.height(), 40);
  EXPECT_EQ(out.width(), 108);
  EXPECT_EQ(out.row(20)[54], 0);
  EXPECT_EQ(out.row(20)[30], 255);
  EXPECT_EQ(out.row(5)[54], 255);
}

// ウジカワ ミサオ in half-width kana over 宇治川 美佐緒 was taken for a person of its own, and all values for the next one's.
TEST(KanaLabels, AReadingOverANameInAListIsNoPerson) {
  PageLayout page = printed_page({U"氏名", U"ウシカワ", U"宇治川美佐緒", U"上記のとおり証明します"});
  const auto places = [&] {
    const auto labels = find_labels(page, label_book("soshitsu_shomeisho"));
    return values_of(page, labels, labels.at(0)).places;
  };
  EXPECT_EQ(places().size(), 2U) << "two names in signs of full width; the sentence below is none";
  for (const double x : {305.0, 345.0, 385.0, 425.0}) page.ink.push_back({{x, 302, 18, 36}, 200});
  const auto found = places();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(page.signs(found[0].glyphs), U"宇治川美佐緒");
  EXPECT_EQ(page.signs(found[0].reading), U"ウシカワ");
  EXPECT_DOUBLE_EQ(found[0].line_y, 370) << "between the two lines";
}

}  // namespace
}  // namespace uketsuke::ocr::test
