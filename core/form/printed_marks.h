#pragma once

#include <string>

#include "core/form/form_template.h"

namespace uketsuke::printed_marks {

/// Sizes of what printing and finding it again must agree on, in form millimetres.

/// A check point (FormTemplate::check_points) is printed as an upright black cross centred on the point:
/// whole length of each arm pair. 3 mm are 18 px at 150 dpi, enough to find the centre to a tenth of a pixel.
inline constexpr double kCheckCross_mm = 3.0;
/// Line width of the cross: 0.3 mm are 2 px at 150 dpi, so it survives a bilevel scan.
inline constexpr double kCheckCrossLine_mm = 0.3;
/// Nothing but paper lies this close to the ink of a fiducial, a code or a check cross.
inline constexpr double kClearZone_mm = 1.0;

inline constexpr double kMmPerPt = 25.4 / 72.0;
/// Size of the words of options, and how far from its check box a word begins.
inline constexpr double kOptionSize_pt = 8;
inline constexpr double kOptionGap_mm = 1.2;

/// How an era is printed: 昭和 as 昭 where its place is narrow, as people know it from other forms.
std::string printed_era(const EraOption& era);

}  // namespace uketsuke::printed_marks
