#pragma once

#include <string>
#include <vector>

#include "render/canvas/canvas.h"
#include "tools/page_maker/made_page.h"
#include "tools/page_maker/people/household.h"
#include "tools/page_maker/random.h"

namespace uketsuke::page_maker {

/// What the cards of one invented person say.
struct CardFacts {
  Person person;
  std::string address;
  Date issued_on{};
  Date expires_on{};
  std::string licence_number;     ///< its own check digit holds
  std::string residence_number;   ///< 英2数8英2
  std::string roman_name;         ///< "LINDQVIST ANNIKA"
  std::string nationality;
  std::string residence_status;
  std::string code;  ///< what the QR code of the back says; the 個人番号 unless a test wants another
};

/// Cards of a person of the household (0 the member, 1… the family). Deterministic in the stream.
CardFacts invent_card_facts(const Household& home, std::size_t person, Date today, Random random);

/// A side of a card to be drawn: plain look-alikes, not the real designs.
struct CardOrder {
  std::string kind;  ///< kojin_bango_card, tokutei_zairyu_card, tsuchi_card, unten_menkyosho, zairyu_card
  bool back = false;
  int look = 0;       ///< 0, 1, 2: fonts, ground, spacing
  bool outline = true;  ///< its edge shows, as on most copies
};

/// Where a card lies on a sheet: its top-left corner before it is turned about its centre.
struct CardPose {
  Point<FormMm> at;
  double turn_deg = 0;  ///< clockwise
};

/// Draws a side of a card, 85.6 × 54 mm, and returns what stands on it (ids of templates/documents/<kind>.toml).
/// Throws Failure E-INPUT-VALUE for another kind.
std::vector<TruthField> draw_card(render::Canvas& sheet, const CardPose& pose, const CardOrder& order,
                                  const CardFacts& facts);

}  // namespace uketsuke::page_maker
