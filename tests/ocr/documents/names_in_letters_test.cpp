#include "ocr/documents/persons/names_in_letters.h"

#include <string>

#include <gtest/gtest.h>

#include "ocr/documents/values/value_notation.h"
#include "tests/ocr/documents/printed_page.h"
#include "tests/ocr/pictures.h"

// Names of residents and students from abroad, in Latin letters.
namespace uketsuke::ocr::test {
namespace {

ValuePlace name_on(const PageLayout& page) {
  const auto labels = find_labels(page, label_book("juminhyo"));
  for (const Label& label : labels)
    if (label.spec->field == "name")
      for (const ValuePlace& place : values_of(page, labels, label).places) return place;
  return {};
}

std::string read_as(const char* text) {
  const auto meaning = meaning_of(ValueKind::Letters, "name", text);
  return meaning ? meaning->value : "-";
}

TEST(NamesInLetters, WordsAreOneSpaceApart) {
  EXPECT_EQ(read_as("RATNASARI　INDAH  PUTRI"), "RATNASARI INDAH PUTRI");
  EXPECT_EQ(read_as("ＲＡＴＮＡＳＡＲＩ　ＩＮＤＡＨ"), "RATNASARI INDAH");
  EXPECT_EQ(read_as("Nguyen Thi Lan"), "Nguyen Thi Lan");
}

TEST(NamesInLetters, LookAlikesAreLetters) { EXPECT_EQ(read_as("SANT0S L1NA MAR|A"), "SANTOS LINA MARIA"); }

TEST(NamesInLetters, OtherSignsAndTranslationsAreNone) {
  EXPECT_EQ(read_as("茂手木 ANNA"), "-");
  EXPECT_EQ(read_as("Full Name"), "-");
  EXPECT_EQ(read_as("Date of Birth"), "-");
  EXPECT_TRUE(is_translation(ValueKind::Name, U"Name"));
  EXPECT_TRUE(is_translation(ValueKind::Date, U"DateofBirth"));
  EXPECT_FALSE(is_translation(ValueKind::Name, U"SANTOSLINA"));
}

TEST(NamesInLetters, ANameBehindItsLabelIsNoTranslation) {
  EXPECT_EQ(utf8(printed_page({U"氏名 SANTOSLINA 性別 女"}).signs(
                name_on(printed_page({U"氏名 SANTOSLINA 性別 女"})).glyphs)),
            "SANTOSLINA");
  EXPECT_EQ(utf8(printed_page({U"氏名Name 石鍋宏美"}).signs(name_on(printed_page({U"氏名Name 石鍋宏美"})).glyphs)),
            "石鍋宏美");
}

TEST(NamesInLetters, ASecondLineInLettersBelongsToTheName) {
  PageLayout page = printed_page({U"氏名 RATNASARI", U"INDAH"});
  ValuePlace place;
  for (std::size_t i = 2; i < page.rows[0].glyphs.size(); ++i) place.glyphs.push_back({0, i});
  const double x = page.glyph(place.glyphs.front()).rect.x;
  for (Glyph& glyph : page.rows[1].glyphs) glyph.rect.x += x - 300, glyph.rect.y -= 40;
  page.rows[1].rect = extent(page.rows[1], 0, 5);
  place.area = page.extent(place.glyphs);
  EXPECT_EQ(utf8(page.signs(with_second_line(page, place).glyphs)), "RATNASARIINDAH");
  // Further aside it is something else.
  for (Glyph& glyph : page.rows[1].glyphs) glyph.rect.x += 200;
  EXPECT_EQ(utf8(page.signs(with_second_line(page, place).glyphs)), "RATNASARI");
}

TEST(NamesInLetters, ThePaperShowsTheWords) {
  Sheet sheet(600, 100);
  // Strokes 10 px apart, two words 30 px apart.
  for (const double x : {20.0, 34.0, 48.0, 82.0, 96.0, 110.0}) sheet.stroke(x, 30, x, 70, 4);
  const WordGaps gaps = word_gaps(sheet.image().view(), {16, 28, 100, 44});
  ASSERT_EQ(gaps.at.size(), 1U);
  EXPECT_NEAR(gaps.at[0], 65, 2);
  EXPECT_TRUE(gaps.clear);
  EXPECT_TRUE(spaced_within("SANTOS LINAMARIA", "SANTOS LINA MARIA"));
  EXPECT_FALSE(spaced_within("SAN TOS LINA", "SANTOS LINA"));
}

}  // namespace
}  // namespace uketsuke::ocr::test
