#include "pipeline/page/side_details.h"

namespace uketsuke::pipeline {
namespace {

/// Share of a card that a region must cover to be its own.
constexpr double kOwn = 0.5;

}  // namespace

Rect<ScanPx> region_of(const CardOnSide& card, const SideDetails& side) { return side.to_scan(card.place); }

const CardOnSide* card_in(const Rect<ScanPx>& region, const SideDetails& side) {
  const CardOnSide* best = nullptr;
  double most = kOwn;
  for (const CardOnSide& card : side.cards) {
    const Rect<ScanPx> place = region_of(card, side);
    const double share = place.empty() ? 0 : intersect(place, region).area() / place.area();
    if (share >= most) best = &card, most = share;
  }
  return best;
}

}  // namespace uketsuke::pipeline
