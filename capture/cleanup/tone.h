#pragma once

#include "core/image/image.h"

namespace uketsuke::capture {

/// Brightness of paper after levelled(): room above it, so that grain does not become ink by clipping.
inline constexpr int kPaperLevel = 245;

/// Shading removal (濃淡補正): the paper's own brightness, per channel, is estimated from the bright part of every
/// neighbourhood and divided out, so that shadows, yellowed paper and the tint of copy paper become kPaperLevel.
/// Dark areas wider than 15 mm keep their darkness at least half. `dpi` is that of the image.
struct Levelled {
  Image image;               ///< same format and size
  double paper_level = 255;  ///< robust brightness of the paper before, 0..255
};
Levelled levelled(const ImageView& image, double dpi);

/// Dropout (ドロップアウト): grey of a levelled colour image in which pale red, orange, yellow and green printing
/// becomes paper. Black, grey and every blue or violet ink keep their luma, since people write with them; so do
/// saturated dark reds, which are seals and corrections: a correction must never vanish.
Image without_form_colour(const ImageView& levelled_colour);

/// Sets brightness by a curve: `white` and above becomes 255, `black` becomes `black_to`, linear between; in place.
void stretch(Image& grey, int black, int black_to, int white);

}  // namespace uketsuke::capture
