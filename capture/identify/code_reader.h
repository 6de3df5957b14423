#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/form/sheet_code.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// One of our Data Matrix codes as it was found on a clean page.
struct FoundCode {
  PaperCode content;
  std::string text;  ///< the payload
  /// Corners of the symbol in its own upright order: top-left, top-right, bottom-right, bottom-left. Exact to about a
  /// module's half; good for finding the marks, not for registration.
  std::array<Point<CleanPx>, 4> corners{};
  int turn_deg = 0;  ///< clockwise turn of the symbol on the page, to the next quarter
};

/// Finds our codes: first in square, dense patches that could be a symbol, then, when there is none, on the whole
/// page. `thorough` allows that second, slower way.
std::vector<FoundCode> read_codes(const CleanPage& page, bool thorough);

/// The quarter turn (clockwise: 0, 90, 180, 270) in which the page lies, by its codes; nullopt without codes, or when
/// they contradict each other.
std::optional<int> turn_of_codes(const CleanPage& page);

}  // namespace uketsuke::capture
