#pragma once

#include <array>

#include "core/geometry/frames.h"

namespace uketsuke::render::sheet_layout {

/// Header sheets, separators and slips are A4 upright.
inline constexpr Size<FormMm> kPage{210, 297};
/// Where their two codes stand (outer edge). 34 mm make modules of more than 1 mm: read even from a 100 dpi
/// fax. Top right and lower left, not symmetric under a half turn.
inline constexpr std::array<Rect<FormMm>, 2> kCodes{Rect<FormMm>{158, 18, 34, 34}, Rect<FormMm>{18, 228, 34, 34}};

}  // namespace uketsuke::render::sheet_layout
