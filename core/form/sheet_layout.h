#pragma once

#include <array>
#include <span>

#include "core/geometry/frames.h"

/// Where print stands on the sheets that steer a batch (バッチヘッダー, 仕切り紙, 追加書類送付票): what draws them and
/// what looks at their scans must agree.
namespace uketsuke::sheet_layout {

/// Header sheets, separators and slips are A4 upright.
inline constexpr Size<FormMm> kPage{210, 297};
/// Where their two codes stand (outer edge). 34 mm make modules of more than 1 mm: read even from a 100 dpi
/// fax. Top right and lower left, not symmetric under a half turn.
inline constexpr std::array<Rect<FormMm>, 2> kCodes{Rect<FormMm>{158, 18, 34, 34}, Rect<FormMm>{18, 228, 34, 34}};

/// What each sheet leaves white between its margins: under the line of the title, between its words, beside and above
/// the lower code.
inline constexpr std::array<Rect<FormMm>, 4> kWhiteOfSeparator{
    Rect<FormMm>{18, 62, 174, 50}, Rect<FormMm>{18, 147, 174, 15}, Rect<FormMm>{18, 186, 174, 38},
    Rect<FormMm>{58, 226, 134, 46}};
inline constexpr std::array<Rect<FormMm>, 4> kWhiteOfHeader{
    Rect<FormMm>{18, 62, 174, 12}, Rect<FormMm>{18, 147, 174, 11}, Rect<FormMm>{18, 188, 174, 36},
    Rect<FormMm>{58, 226, 134, 46}};
inline constexpr std::array<Rect<FormMm>, 4> kWhiteOfSlip{Rect<FormMm>{18, 62, 174, 12}, Rect<FormMm>{18, 121, 174, 12},
                                                          Rect<FormMm>{18, 164, 174, 60},
                                                          Rect<FormMm>{58, 226, 134, 46}};

}  // namespace uketsuke::sheet_layout
