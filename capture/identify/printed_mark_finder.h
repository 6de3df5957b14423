#pragma once

#include <optional>

#include "core/geometry/registration.h"
#include "core/image/image.h"

namespace uketsuke::capture {

/// Looks for one filled square (基準マーク) of `rect` near the place that `guess` predicts, within `reach_mm`, and
/// returns its exact centre from its four edges. It must be dark inside, framed by paper, of the right size and dark
/// up to its corners: filled check boxes, stamps, staples and punched holes are not.
std::optional<Point<CleanPx>> find_square(const ImageView& grey, const Transform<FormMm, CleanPx>& guess,
                                          const Rect<FormMm>& rect, double reach_mm);

/// Looks for a printed upright cross at `at`, within `reach_mm` of where the registration predicts it, and returns its
/// exact centre; nullopt when it is covered or not there.
std::optional<Point<CleanPx>> find_cross(const ImageView& grey, const Registration& registration, Point<FormMm> at,
                                         double reach_mm);

}  // namespace uketsuke::capture
