#include "capture/cards/number_codes.h"

#include <algorithm>

#include "capture/cleanup/pixels.h"
#include "capture/identify/symbol_scan.h"
#include "core/numbers/check_digits.h"

namespace uketsuke::capture {
namespace {

constexpr int kLeast_px = 32;

// Adds the codes of one view; `scale` leads back to the card.
void collect(const ImageView& view, Dark dark, double scale, std::vector<NumberCode>& found) {
  for (const Symbol& symbol : scan_qr_codes(view, dark)) {
    if (!is_my_number(symbol.text)) continue;
    std::array<Point<CleanPx>, 4> corners{};
    for (std::size_t i = 0; i < corners.size(); ++i)
      corners[i] = {symbol.corners[i][0] * scale, symbol.corners[i][1] * scale};
    found.push_back({symbol.text, bounding_box<CleanPx>(corners)});
  }
}

}  // namespace

std::vector<NumberCode> find_number_codes(const CleanPage& card) {
  std::vector<NumberCode> found;
  if (std::min(card.grey.width(), card.grey.height()) < kLeast_px) return found;
  collect(card.grey, Dark::Local, 1, found);
  if (found.empty()) collect(card.binary, Dark::Fixed, 1, found);
  // Halved, broken modules heal; blurred, noise goes.
  if (found.empty()) collect(resized(card.grey, card.grey.width() / 2, card.grey.height() / 2), Dark::Local, 2, found);
  if (found.empty()) collect(blurred(card.grey, 1.5), Dark::Fixed, 1, found);
  return found;
}

}  // namespace uketsuke::capture
