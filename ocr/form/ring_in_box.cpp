#include "ocr/form/ring_in_box.h"

#include <algorithm>
#include <cmath>

#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

/// Least depth of ink, of 255: as where any writing is looked for.
constexpr double kLeastInk = 22;
/// How far from the corner, along each side, a ring crosses the way to the middle, mm. A ring of the box's own size does
/// so at 0.25, the smallest that still hugs the edges at 0.7; the frame's own round corner, where registration lets it
/// come in, at 0.1.
constexpr double kNearest_mm = 0.15, kFarthest_mm = 0.9;
/// Three corners are enough. A ring that is a little off the box leaves it at two: there it must bend, where a side of the
/// frame that comes in goes straight on.
constexpr int kCorners = 3, kBentCorners = 2;

}  // namespace

RingInBox find_ring_in_box(const ImageView& inside, double px_per_mm, double paper) {
  const Mask mask = pale_ink_mask(inside, paper, kLeastInk);
  const int from = static_cast<int>(std::ceil(kNearest_mm * px_per_mm));
  const int to = static_cast<int>(std::min(kFarthest_mm * px_per_mm, std::min(mask.width, mask.height) / 2.0 - 1));
  int crossed = 0, bent = 0;
  for (const bool right : {false, true})
    for (const bool low : {false, true}) {
      const auto ink = [&](int x, int y) { return mask.ink(right ? mask.width - 1 - x : x, low ? mask.height - 1 - y : y); };
      const auto across = [&](int d) { return ink(d, d) || ink(d + 1, d); };  // no line slips between
      int d = from;
      while (d <= to && !across(d)) ++d;
      if (d > to) continue;
      ++crossed;
      bent += !ink(d, mask.height / 2) && !ink(mask.width / 2, d);
    }
  return {crossed >= kCorners || bent >= kBentCorners, bent == 4};
}

}  // namespace uketsuke::ocr
