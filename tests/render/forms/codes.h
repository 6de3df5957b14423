#pragma once

#include <string>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::test {

/// What an independent reader finds at a place of the form and just around it (2 mm, so neighbouring print is
/// seen too); empty when it finds no Data Matrix, or when the symbol's own edges lie more than half a
/// millimetre from the place.
std::string code_at(const ImageView& image, const Rect<FormMm>& place, double dpi);

}  // namespace uketsuke::test
