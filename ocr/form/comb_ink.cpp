#include "ocr/form/comb_ink.h"

#include <algorithm>

namespace uketsuke::ocr {
namespace {

/// Least difference to the paper that counts, of 255: below lies the grain of recycled paper and JPEG, as in a cell.
/// And the share of the comb's own darkness: stains, shade and what shows through are paler than the writing.
constexpr double kLeastDepth = 22, kShareOfWriting = 0.4;

/// A streak has ink on that share of its way, within so many pixels to both sides of one row or column of the cut: a
/// page that was fed askew by half a degree leaves it slanting by that much.
constexpr double kStreakShare = 0.92;
constexpr int kStreakSlant_px = 2;

/// Takes out what runs on from edge to edge. Where printed lines have been taken out of it, it would be as short as
/// a 1.
void wipe_streaks(Mask& mask) {
  Mask out = mask;
  const auto search = [&](int count, int length, const auto& at) {
    for (int i = 0; i < count; ++i) {
      const int from = std::max(0, i - kStreakSlant_px), to = std::min(count - 1, i + kStreakSlant_px);
      double gaps = (1 - kStreakShare) * length;
      for (int k = 0; k < length && gaps >= 0; ++k) {
        bool any = false;
        for (int j = from; j <= to && !any; ++j) any = *at(mask, j, k) != 0;
        gaps -= !any;
      }
      if (gaps < 0) continue;
      for (int j = from; j <= to; ++j)
        for (int k = 0; k < length; ++k) *at(out, j, k) = 0;
    }
  };
  search(mask.width, mask.height, [](Mask& in, int i, int k) { return &in.at(i, k); });
  search(mask.height, mask.width, [](Mask& in, int i, int k) { return &in.at(k, i); });
  mask = std::move(out);
}

}  // namespace

Mask comb_ink_mask(const FieldCut& bare, std::span<const InkReport> ink, double writing) {
  const double darkness = written_darkness(ink).value_or(writing);
  Mask out = pale_ink_mask(bare.grey, bare.paper, std::max(kLeastDepth, kShareOfWriting * darkness * 255));
  wipe_streaks(out);
  return out;
}

double share_in(const Component& piece, const FieldCut& cut, std::span<const Rect<FormMm>> places, double grown) {
  int in = 0;
  for (const auto& [x, y] : piece.pixels) {
    const Point<FormMm> at{cut.area.x + (x + 0.5) / cut.px_per_mm, cut.area.y + (y + 0.5) / cut.px_per_mm};
    in += std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.grown(grown).contains(at); });
  }
  return static_cast<double>(in) / piece.area;
}

}  // namespace uketsuke::ocr
