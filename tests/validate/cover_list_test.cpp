#include "validate/compare/cover_list.h"

#include <gtest/gtest.h>

namespace uketsuke::validate {
namespace {

constexpr const char* kJoin = "shikaku_shutoku";
constexpr const char* kLeave = "shikaku_soshitsu";

std::string words(const CoverComparison& comparison) {
  std::string out;
  for (const CoverMatch& match : comparison.lines)
    out += std::string(to_string(match.verdict)) + (match.paper ? ":" + std::to_string(*match.paper) : "") + " ";
  for (const std::size_t paper : comparison.extra) out += "+" + std::to_string(paper) + " ";
  return out;
}

TEST(CoverList, EveryLineFindsItsPaperWhateverTheOrder) {
  const CoverComparison found = compare_cover({{"架空 太郎", kJoin}, {"仮名 花子", kLeave}},
                                              {{kLeave, {"仮名　花子"}}, {kJoin, {"架空太郎", "架空 次郎"}}});
  EXPECT_EQ(words(found), "came:1 came:0 ");
  EXPECT_TRUE(found.agrees());
}

TEST(CoverList, ANameInTheRowsOfAFormIsOnTheListToo) {
  EXPECT_EQ(words(compare_cover({{"架空 次郎", kLeave}}, {{kLeave, {"架空 太郎", "架空 次郎"}}})), "came:0 ");
}

TEST(CoverList, OldAndVariantFormsOfCharactersAreTheSameName) {
  EXPECT_EQ(words(compare_cover({{"高橋 花子", kJoin}}, {{kJoin, {"髙橋 花子"}}})), "came:0 ");
}

TEST(CoverList, WhatIsMissingAndWhatIsTooMuchIsSaid) {
  const CoverComparison found =
      compare_cover({{"架空 太郎", kJoin}, {"見本 一郎", kJoin}}, {{kJoin, {"架空 太郎"}}, {kLeave, {"別人 良子"}}});
  EXPECT_EQ(words(found), "came:0 missing +1 ");
  EXPECT_FALSE(found.agrees());
  EXPECT_EQ(words(compare_cover({}, {{kJoin, {"架空 太郎"}}})), "+0 ");
  EXPECT_TRUE(compare_cover({}, {}).agrees());
}

TEST(CoverList, APaperOfTheKindUnderAnotherNameIsADifferenceAndNotAMissingAndAnExtraPaper) {
  EXPECT_EQ(words(compare_cover({{"架空 太朗", kJoin}}, {{kJoin, {"架空 太郎"}}})), "name_differs:0 ") << "one character";
  EXPECT_EQ(words(compare_cover({{"見本 一郎", kJoin}}, {{kJoin, {"架空 太郎"}}})), "name_differs:0 ")
      << "the only paper of the kind";
  EXPECT_EQ(words(compare_cover({{"見本 一郎", kJoin}, {"例示 二郎", kJoin}}, {{kJoin, {"架空 太郎"}}})),
            "missing missing +0 ")
      << "nobody can say whose it is";
}

TEST(CoverList, AnExactNameIsNotTakenAwayByACloseOneBeforeIt) {
  EXPECT_EQ(words(compare_cover({{"架空 太朗", kJoin}, {"架空 太郎", kJoin}}, {{kJoin, {"架空 太郎"}}})),
            "missing came:0 ");
  EXPECT_EQ(words(compare_cover({{"架空 太郎", ""}, {"架空 太郎", kLeave}},
                                {{kLeave, {"架空 太郎"}}, {kJoin, {"架空 太郎"}}})),
            "came:1 came:0 ")
      << "a line without a kind takes what the others leave";
}

TEST(CoverList, TwoPapersOfOnePersonNeedTwoLines) {
  EXPECT_EQ(words(compare_cover({{"架空 太郎", kJoin}}, {{kJoin, {"架空 太郎"}}, {kJoin, {"架空 太郎"}}})), "came:0 +1 ");
}

}  // namespace
}  // namespace uketsuke::validate
