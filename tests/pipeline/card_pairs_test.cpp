#include "pipeline/assemble/card_pairs.h"

#include <gtest/gtest.h>

// Front and back of one card: which belong together, and how they become documents.
namespace uketsuke::pipeline {
namespace {

constexpr const char* kCard = "kojin_bango_card";
constexpr const char* kSpecial = "tokutei_zairyu_card";

BatchCard front(int row, const char* name, const char* born, const char* kind = kCard) {
  return {kind, false, row, name, born};
}
BatchCard back(int row, const char* name, const char* born) { return {kCard, true, row, name, born}; }

BatchSide form() {
  BatchSide side;
  side.page = {ScanFileId("form"), 1};
  side.status = SideStatus::Read;
  side.kind = PageKind::Form;
  side.document_kind = side.procedure = "shikaku_shutoku";
  return side;
}
BatchSide cards(std::vector<BatchCard> all) {
  BatchSide side;
  side.page = {ScanFileId("cards"), 1};
  side.status = SideStatus::Read;
  side.document_kind = "card_sheet";
  side.cards = std::move(all);
  return side;
}

TEST(CardPairs, NameAndBirthDateMustAgree) {
  EXPECT_TRUE(one_card(front(1, "見本　太郎", "1985-04-02"), back(2, "見本 太郎", "1985-04-02")));
  EXPECT_FALSE(one_card(front(1, "見本　太郎", "1985-04-02"), back(2, "見本　次郎", "1985-04-02")));
  EXPECT_FALSE(one_card(front(1, "見本　太郎", "1985-04-02"), back(2, "見本　太郎", "1985-04-20")));
  EXPECT_FALSE(one_card(front(1, "", "1985-04-02"), back(2, "", "1985-04-02"))) << "nothing read proves nothing";
  EXPECT_FALSE(one_card(front(1, "見本　太郎", ""), back(2, "見本　太郎", "")));
}

TEST(CardPairs, OnlyAFrontAndABackAndOnlyOfACardThatHasOne) {
  EXPECT_FALSE(one_card(front(1, "見本　太郎", "1985-04-02"), front(2, "見本　太郎", "1985-04-02")));
  EXPECT_FALSE(one_card(back(1, "見本　太郎", "1985-04-02"), back(2, "見本　太郎", "1985-04-02")));
  EXPECT_FALSE(one_card(front(1, "見本　太郎", "1985-04-02", "unten_menkyosho"), back(2, "見本　太郎", "1985-04-02")));
  EXPECT_TRUE(one_card(back(1, "SAMPLE TARO", "1985-04-02"), front(2, "SAMPLE　TARO", "1985-04-02", kSpecial)));
}

TEST(CardPairs, OneDocumentOnOneSide) {
  const AssemblyPlan plan = assemble({form(), cards({front(1, "見本　太郎", "1985-04-02"),
                                                     {"unten_menkyosho", false, 2, "見本　太郎", "1985-04-02"},
                                                     back(3, "見本　太郎", "1985-04-02")})});
  ASSERT_EQ(plan.documents.size(), 3U) << "the form, the card, the licence";
  EXPECT_EQ(plan.documents[1].kind, kCard);
  EXPECT_EQ(plan.documents[1].sides, (std::vector<std::size_t>{1, 1}));
  EXPECT_EQ(plan.documents[1].cards, (std::vector<int>{1, 3}));
  EXPECT_EQ(plan.documents[2].cards, (std::vector<int>{2}));
  EXPECT_EQ(plan.cases.at(0).documents.size(), 3U);
}

TEST(CardPairs, AFamilysFrontsAndThenTheirBacks) {
  const AssemblyPlan plan = assemble(
      {form(), cards({front(1, "見本　太郎", "1985-04-02"), front(2, "見本　花子", "1987-12-31")}),
       cards({back(1, "見本　花子", "1987-12-31"), back(2, "見本　太郎", "1985-04-02"), back(3, "見本　一郎", "2006-05-01")})});
  ASSERT_EQ(plan.documents.size(), 4U);
  EXPECT_EQ(plan.documents[1].sides, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(plan.documents[1].cards, (std::vector<int>{1, 2}));
  EXPECT_EQ(plan.documents[2].cards, (std::vector<int>{2, 1}));
  EXPECT_EQ(plan.documents[3].cards, (std::vector<int>{3})) << "nobody's front: it stays apart";
}

TEST(CardPairs, NotAcrossAnotherSheet) {
  const BatchCard one = front(1, "見本　太郎", "1985-04-02"), other = back(1, "見本　太郎", "1985-04-02");
  EXPECT_EQ(assemble({form(), cards({one}), form(), cards({other})}).documents.size(), 4U);
  EXPECT_EQ(assemble({form(), cards({one}), cards({other})}).documents.size(), 2U);
}

TEST(CardPairs, TheFrontNamesTheCard) {
  const AssemblyPlan plan = assemble(
      {form(), cards({back(1, "SAMPLE TARO", "1985-04-02"), front(2, "SAMPLE　TARO", "1985-04-02", kSpecial)})});
  ASSERT_EQ(plan.documents.size(), 2U);
  EXPECT_EQ(plan.documents[1].kind, kSpecial);
}

TEST(CardPairs, ACardNobodyCouldNameIsADocumentToBeNamed) {
  const AssemblyPlan plan = assemble({form(), cards({front(1, "見本　太郎", "1985-04-02"), {"unidentified", false, 2, "", ""}})});
  ASSERT_EQ(plan.documents.size(), 3U);
  EXPECT_EQ(plan.documents[2].kind, "unidentified");
}

}  // namespace
}  // namespace uketsuke::pipeline
