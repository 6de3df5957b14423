#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/image/image.h"

namespace uketsuke::capture {

/// A decoded symbol in pixels of the image that was scanned.
struct Symbol {
  std::string text;
  std::array<std::array<double, 2>, 4>
      corners{};  ///< x, y: top-left, top-right, bottom-right, bottom-left of the symbol
};

/// How the symbol reader tells dark from light.
enum class Dark {
  Local,  ///< against the mean around: for uneven pictures; modules must be smaller than about 16 px
  Fixed,  ///< below 128: for pictures that are binary, or level, already
};

/// All Data Matrix ECC 200 symbols that a grey image shows, in any orientation.
std::vector<Symbol> scan_symbols(const ImageView& grey, Dark dark);

/// All QR codes that a grey image shows, in any orientation.
std::vector<Symbol> scan_qr_codes(const ImageView& grey, Dark dark);

}  // namespace uketsuke::capture
