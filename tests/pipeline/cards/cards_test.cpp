// Cards as people copy and photograph them: what is read, what is accepted, and that nothing wrong is.

#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/pipeline/cards/made_cards.h"

namespace uketsuke::pipeline::test {
namespace {

PlacedCard card(const std::string& kind, bool back, int look, Point<FormMm> at, double turn, std::uint64_t person) {
  return {{kind, back, look, true}, {at, turn}, facts_of(person)};
}

void report(const char* what, const CardTally& t) {
  std::cout << what << ": cards " << t.cards << " told " << t.told << " wrong kind " << t.wrong_kind << "; fields "
            << t.fields << " right " << t.right << "; accepted " << t.accepted << " of them wrong " << t.accepted_wrong
            << std::endl;
}

// Floors for what is told and read, a ceiling of none for what is wrong and accepted.
void expect_at_least(const char* what, const CardTally& t, double told, double right, double accepted) {
  report(what, t);
  EXPECT_GE(t.told, told * t.cards);
  EXPECT_GE(t.right, right * t.fields);
  EXPECT_GE(t.accepted, accepted * t.fields);
  EXPECT_EQ(t.wrong_kind, 0);
  EXPECT_EQ(t.accepted_wrong, 0);
}

TEST(Cards, FrontAndBackOnOneSheetAtEveryTurn) {
  CardTally tally;
  for (const int turn : {90, 180, 270}) {
    const auto person = static_cast<std::uint64_t>(turn / 90);
    const int look = turn / 90 % 3;
    measure(turned(copied({card("kojin_bango_card", false, look, {62, 40}, 0, person),
                           card("kojin_bango_card", true, look, {62, 150}, 0, person)},
                          turn == 180 ? "copy" : "office", person + 1),
                   turn),
            tally);
  }
  expect_at_least("front and back", tally, 0.87, 0.85, 0.7);
}

TEST(Cards, ThreeDifferentCardsOnOneSheetEachAsItLies) {
  CardTally tally;
  for (const int look : {0, 2}) {
    const auto person = static_cast<std::uint64_t>(40 + look);
    measure(copied({card("unten_menkyosho", false, look, {20, 25}, 0, person),
                    card("tsuchi_card", false, look, {100, 120}, look == 0 ? 90 : 180, person),
                    card("zairyu_card", false, look, {25, 215}, look == 2 ? 180 : 0, person)},
                   "office", person),
            tally);
  }
  expect_at_least("three cards", tally, 0.83, 0.8, 0.65);
}

TEST(Cards, PhotographedOnATable) {
  CardTally tally;
  int at = 0;
  for (const char* kind : {"kojin_bango_card", "tsuchi_card", "unten_menkyosho", "zairyu_card", "tokutei_zairyu_card"}) {
    ++at;
    const auto seed = static_cast<std::uint64_t>(60 + at);
    measure(photographed(card(kind, false, at % 3, {}, 0, seed), seed), tally);
  }
  measure(turned(photographed(card("kojin_bango_card", true, 0, {}, 0, 70), 70), 180), tally);
  measure(turned(photographed(card("kojin_bango_card", true, 2, {}, 0, 71), 71), 90), tally);
  expect_at_least("photographs", tally, 0.85, 0.85, 0.7);
}

TEST(Cards, ACopyWithoutAnEdgeIsFoundByItsPrint) {
  PlacedCard notice = card("tsuchi_card", false, 0, {60, 60}, 0, 80), back = card("kojin_bango_card", true, 0, {60, 170}, 0, 80);
  notice.order.outline = back.order.outline = false;
  CardTally tally;
  measure(copied({notice, back}, "clean", 80), tally);
  expect_at_least("without an edge", tally, 1, 0.85, 0.7);
}

TEST(Cards, ACodeThatSaysAnotherNumberAsksAboutBoth) {
  PlacedCard back = card("kojin_bango_card", true, 0, {60, 60}, 0, 81);
  back.facts.code = facts_of(82).person.my_number;
  ASSERT_NE(back.facts.code, back.facts.person.my_number);
  const PageOutcome out = read(copied({back}, "clean", 81).page);
  ASSERT_EQ(out.details.cards.size(), 1U);
  for (const char* id : {"my_number", "number_code"}) {
    const FieldReading* number = find_reading(out.reading, id, 1);
    ASSERT_NE(number, nullptr) << id;
    EXPECT_NE(std::find(number->doubts.begin(), number->doubts.end(), "code_differs"), number->doubts.end()) << id;
    EXPECT_NE(context().policy.judge(*number, *context().kinds.find("kojin_bango_card")->find(id)), Disposition::Accepted);
  }
}

TEST(Cards, ACodeThatIsNoMyNumberIsNone) {
  PlacedCard back = card("kojin_bango_card", true, 0, {60, 60}, 0, 83);
  back.facts.code = "123456789019";  // its check digit is 8
  const PageOutcome out = read(copied({back}, "clean", 83).page);
  EXPECT_EQ(find_reading(out.reading, "number_code", 1), nullptr);
  const FieldReading* number = find_reading(out.reading, "my_number", 1);
  ASSERT_NE(number, nullptr);
  EXPECT_EQ(number->value, back.facts.person.my_number);
}

TEST(Cards, TheirNumbersArePaintedOverAndALicencesIsNot) {
  const PageOutcome out = read(copied({card("kojin_bango_card", true, 0, {60, 60}, 180, 84),
                                       card("unten_menkyosho", false, 0, {60, 170}, 0, 84)},
                                      "clean", 84)
                                   .page);
  ASSERT_EQ(out.details.cards.size(), 2U);
  const KindInfo& sheet = *context().kinds.find(kCardSheet);
  for (const FieldReading& field : out.reading.fields) {
    const bool number = field.field == "my_number" || field.field == "number_code";
    EXPECT_EQ(sheet.find(field.field)->my_number, number) << field.field;
    const CardOnSide& own = out.details.cards.at(static_cast<std::size_t>(field.row) - 1);
    EXPECT_TRUE(own.place.contains(field.rect.centre())) << field.field << ": on the page, at its own card";
  }
}

}  // namespace
}  // namespace uketsuke::pipeline::test
