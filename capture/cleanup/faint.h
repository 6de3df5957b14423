#pragma once

#include "core/image/image.h"

namespace uketsuke::capture {

/// Whether a side on which no ink was found shows marks far paler than ink (薄すぎる文字), which a person still sees on a
/// screen: several pieces of the size of characters, with the edges of what lies on this side. Light that came through
/// from the back is blurred by the paper and does not count, nor do grain, folds and stains. `levelled_grey` is the page
/// after shading removal and before despeckling.
bool shows_faint_marks(const ImageView& levelled_grey, double dpi);

}  // namespace uketsuke::capture
