#pragma once

#include <span>
#include <string>
#include <vector>

#include "capture/cards/find_cards.h"
#include "core/debug/debug_sink.h"
#include "core/form/kind_catalogue.h"
#include "core/model/page.h"
#include "core/model/reading.h"
#include "ocr/engines.h"
#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {

/// The cards of one side (券面の写し) and what was read on them.
struct CardSide {
  std::vector<CardOnSide> cards;     ///< empty when no card was sure
  std::vector<FieldReading> fields;  ///< of all cards, row = CardOnSide::row, places on the clean page
  double probability = 0;            ///< of the least sure card
  std::vector<std::string> evidence;
  std::vector<HiddenPlace> hidden;  ///< what is no field and must not be seen
};

/// Reads the cards among the places of a side that may be cards, each at any of the four turns. What has a card's
/// outline beside a card that was told, and could not be told itself, is "unidentified": it has one reading, an
/// unreadable 個人番号 over all of it, so that nobody is shown a number by chance.
CardSide read_card_side(const Page& scan, const CleanPage& clean, std::span<const capture::CardPlace> places,
                        const KindCatalogue& kinds, const ocr::Engines& engines, DebugSink& debug);

}  // namespace uketsuke::pipeline
