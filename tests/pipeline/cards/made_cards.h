#pragma once

#include <string>
#include <vector>

#include "pipeline/context.h"
#include "pipeline/page/page_outcome.h"
#include "tools/page_maker/documents/cards.h"

namespace uketsuke::pipeline::test {

/// A card on a made sheet.
struct PlacedCard {
  page_maker::CardOrder order;
  page_maker::CardPose pose;
  page_maker::CardFacts facts;
};

/// What became of a sheet: the page with the truth of its cards.
struct MadeSheet {
  Page page;
  std::vector<PlacedCard> cards;
  std::vector<std::vector<page_maker::TruthField>> truth;  ///< beside `cards`
};

/// The templates and a page pipeline, opened once for the test program.
const Context& context();
PageOutcome read(const Page& page);

/// Cards of an invented person; the same number, the same person.
page_maker::CardFacts facts_of(std::uint64_t person);

/// An A4 sheet with cards, scanned at 300 dpi with a level's damage (page maker).
MadeSheet copied(std::vector<PlacedCard> cards, const std::string& level, std::uint64_t seed);
/// A photograph of one card on a dark table: aslant, unevenly lit, with a patch of glare that hides no print. 300 dpi
/// that nobody states.
MadeSheet photographed(const PlacedCard& card, std::uint64_t seed);
/// A side turned clockwise by a multiple of 90 degrees, as somebody laid it on the glass.
MadeSheet turned(MadeSheet sheet, int degrees);

/// Readings against the truth, over all sheets of a test.
struct CardTally {
  int cards = 0, told = 0, wrong_kind = 0;
  int fields = 0, right = 0;
  int accepted = 0, accepted_wrong = 0;  ///< by the released policy
};

/// Reads a sheet and adds it up. A card that was told is found by its place. With UKETSUKE_SHOW in the environment
/// every difference is printed, and the pictures are kept in that folder.
void measure(const MadeSheet& sheet, CardTally& tally);

}  // namespace uketsuke::pipeline::test
