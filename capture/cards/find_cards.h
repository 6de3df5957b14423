#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/model/page.h"

namespace uketsuke::capture {

/// A part of a side that may be a card (券面).
struct CardPlace {
  std::array<Point<ScanPx>, 4> corners;  ///< clockwise, the first side a long one
  Size<FormMm> size_mm;                  ///< ID-1 where the outline was seen; else what the print measures
  bool outlined = false;                 ///< its edge was seen; false: print that stands alone, or the whole side
  Rect<CleanPx> place;                   ///< on the side's clean page
};

/// Parts of a side that may be cards, the surest first: outlines of a card's proportions on the scan (copies with a
/// rim, photographs, aslant too), print that stands apart in a card's size, the whole side where it is no sheet. None
/// is promised to be a card, and they may overlap: whoever reads one skips those that lie in it. At most kMostCards.
/// `scan` is the decoded side and `page` its clean page.
std::vector<CardPlace> find_cards(const Page& scan, const CleanPage& page);

/// Share of the page's ink that stands inside outlined places, 0..1: near 1 on a copy or photograph of cards.
double ink_on_cards(const CleanPage& page, std::span<const CardPlace> places);

/// A place cut out and made straight, lying across, top or bottom up, at 400 dpi of its size; `to_scan` leads to the
/// side's own scan.
CleanPage cut_card(const Page& scan, const CardPlace& place);

/// More than this many cards no sheet shows.
inline constexpr std::size_t kMostCards = 12;

}  // namespace uketsuke::capture
