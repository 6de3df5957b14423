#include "core/text/shown.h"
#include "core/text/split.h"
#include "core/text/text.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

TEST(Text, CodePointsSurviveTheRoundTrip) {
  const std::string name = "𠮷田 髙﨑 邉\U000E0100";
  EXPECT_EQ(to_utf8(code_points(name)), name);
  EXPECT_EQ(to_utf32("𠮷野"), U"𠮷野");
  EXPECT_EQ(length("𠮷"), 1U);
  EXPECT_EQ(length("邉\U000E0100"), 2U);
}

TEST(Text, MalformedUtf8IsSeenAndReplaced) {
  EXPECT_FALSE(is_utf8("\xE3\x81"));
  EXPECT_FALSE(is_utf8("\xC0\xAF"));
  EXPECT_TRUE(is_utf8("髙"));
  EXPECT_EQ(code_points("a\xFFz")[1], U'\uFFFD');
}

TEST(Text, NamesFromOutsideStayOnTheirLine) {
  EXPECT_EQ(on_one_line("様式 1.tif"), "様式 1.tif");
  EXPECT_EQ(on_one_line("m\x8E\xF3.tif"), "m\uFFFD\uFFFD.tif") << "Shift_JIS";
  EXPECT_EQ(on_one_line("a\nb\x1B[2J\u0085\u2028c"), "a\uFFFDb\uFFFD[2J\uFFFD\uFFFDc");
}

TEST(Text, KanaKeysMeetAcrossSpellings) {
  EXPECT_EQ(kana_key("ショウイチ"), kana_key("シヨウイチ"));
  EXPECT_EQ(kana_key("ｼｮｳｲﾁ"), kana_key("ショウイチ"));
  EXPECT_EQ(kana_key("ひろし"), kana_key("ヒロシ"));
  EXPECT_EQ(kana_key("ヂヅヲ"), "ジズオ");
  EXPECT_EQ(kana_key("サトー　タロー"), "サトタロ");
  EXPECT_NE(kana_key("ハナ"), kana_key("バナ"));
}

TEST(Text, SpacesFold) {
  EXPECT_EQ(without_spaces(" 山 田　太郎\t"), "山田太郎");
  EXPECT_EQ(with_single_spaces("  山田 　太郎 "), "山田　太郎");
}

// Stored names are never normalised; the folding functions must leave the compatibility ideographs alone.
TEST(Text, FoldingSpacesKeepsOldForms) {
  EXPECT_EQ(without_spaces("神\uFA19﨑"), "神\uFA19﨑");
  EXPECT_NE(nfkc("\uFA19"), "\uFA19") << "NFKC does change them, so it is for keys only";
}

TEST(Text, ClassesOfCharacters) {
  EXPECT_TRUE(is_digit(U'7'));
  EXPECT_FALSE(is_digit(U'７') || is_digit(U'七'));
  EXPECT_TRUE(is_kanji(U'𠮷'));
  EXPECT_TRUE(is_kanji(U'﨑'));
  EXPECT_TRUE(is_kanji(U'々'));
  EXPECT_FALSE(is_kanji(U'ア'));
  EXPECT_TRUE(is_katakana(U'ー'));
  EXPECT_TRUE(is_katakana(U'ヴ'));
  EXPECT_FALSE(is_katakana(U'あ'));
  EXPECT_TRUE(is_private_use(0xE000));
  EXPECT_TRUE(is_variation_selector(0xE0100));
}

TEST(Text, SignsThatDifferByTheirSoundMarks) {
  EXPECT_EQ(sound_mark_forms(U'パ'), U"ハバパ");
  EXPECT_EQ(sound_mark_forms(U'ソ'), U"ソゾ");
  EXPECT_TRUE(sound_mark_forms(U'ン').empty());
}

TEST(Split, EveryPartCountsAndAnEmptyTextIsOne) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("male", ','), Parts{"male"});
  EXPECT_EQ(split("a,b", ','), (Parts{"a", "b"}));
  EXPECT_EQ(split("a,,", ','), (Parts{"a", "", ""}));
  EXPECT_EQ(split("", ','), Parts{""});
}

}  // namespace
}  // namespace uketsuke
