#pragma once

#include <string>

#include "core/geometry/frames.h"

namespace uketsuke {

/// A QR code of a card's back (個人番号カード裏面のQRコード) that holds a 個人番号.
struct NumberCode {
  std::string digits;   ///< 12, with a valid check digit
  Rect<CleanPx> place;  ///< on the picture it was read from
};

}  // namespace uketsuke
