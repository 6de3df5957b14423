#pragma once

#include <array>
#include <vector>

#include "core/image/image.h"

namespace uketsuke::capture {

/// Four corners of something card-shaped, x and y in pixels of the picture it was found on, clockwise, the first side
/// a long one.
using CardQuad = std::array<std::array<double, 2>, 4>;

/// Everything on a grey picture whose outline has a card's proportions (ID-1, 85.6 × 54 mm), seen straight or a little
/// aslant; largest first, each thing once. Print, photographs and boxes of a card may be among them.
std::vector<CardQuad> find_card_quads(const ImageView& grey);

/// The homography (row major) from a picture of `width` × `height` px, on which the quad fills everything, to the
/// quad's own picture.
std::array<double, 9> quad_to_picture(const CardQuad& quad, double width, double height);

}  // namespace uketsuke::capture
