#include "ocr/form/pale_signs.h"

#include <algorithm>

#include "ocr/image/components.h"

namespace uketsuke::ocr {
namespace {

/// Least depth, of 255: ink at 6 % of a black pen's is 12 to 15 deep.
constexpr double kPalest = 10;
/// Of the writing's own darkness; a pressed pen varies down to two thirds.
constexpr double kOfWriting = 0.5;
/// A stroke of this size may be a sign's, mm: specks and grain are smaller.
constexpr double kStroke_mm = 1.3;
/// A sign may stand that many line heights before the row or behind it: one, with the gap between two words.
constexpr double kReach = 2.2;
/// And its middle no more than this share of the height above or below it.
constexpr double kOff = 0.1;

/// Whether a piece lies where the row's signs are, or where one before or behind them would be.
bool belongs(const Component& piece, const TextRow& row) {
  const double height = row.y1 - row.y0, middle = (piece.y0 + piece.y1) / 2.0;
  return middle > row.y0 - kOff * height && middle < row.y1 + kOff * height && piece.height() <= 1.5 * height &&
         piece.x1 > row.x0 - kReach * height && piece.x0 < row.x1 + kReach * height;
}

}  // namespace

bool has_pale_sign(const ImageView& grey, double px_per_mm, const InkReport& ink, std::span<const TextRow> rows) {
  const double depth = pale_ink_depth(grey, ink.paper, kPalest);
  const double most = kOfWriting * stroke_darkness(grey, ink);
  if (depth / 255 >= most) return false;
  const auto pieces = components(pale_ink_mask(grey, ink.paper, depth), grey, ink.paper);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) {
    if (std::max(piece.width(), piece.height()) < kStroke_mm * px_per_mm) return false;
    const bool cut_off = piece.x0 <= 1 || piece.y0 <= 1 || piece.x1 >= grey.width - 1 || piece.y1 >= grey.height - 1;
    return !cut_off && stroke_darkness(grey, piece, ink.paper) < most &&
           std::any_of(rows.begin(), rows.end(), [&](const TextRow& row) { return belongs(piece, row); });
  });
}

}  // namespace uketsuke::ocr
