#pragma once

#include <string_view>

#include "core/geometry/frames.h"

namespace uketsuke {

/// What stands on a paper, is no field, and must not be seen (見せないもの).
enum class Hidden {
  Domicile,      ///< 本籍, 筆頭者: not needed for any procedure
  ResidentCode,  ///< 住民票コード: nobody but the municipality may ask for it (住民基本台帳法30条の38)
  NumberCode,    ///< where a code with the 個人番号 may stand that could not be read
  Number,        ///< a 個人番号 where none belongs: in quarantine until a person has decided
  OwnNumber,     ///< a 個人番号 in its place that no field of the reading holds, as when its person was not found
  Place,         ///< an address or telephone number outside the fields: hidden under 支援措置
};
std::string_view to_string(Hidden what);
/// Reads what to_string() writes; throws Failure E-LEDGER-CORRUPT for anything else.
Hidden hidden_from_word(std::string_view word);

/// Where it stands on the clean page. Never what it says.
struct HiddenPlace {
  Hidden what = Hidden::Number;
  Rect<CleanPx> place;
};

}  // namespace uketsuke
