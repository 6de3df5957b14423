#pragma once

#include <vector>

#include "core/geometry/frames.h"
#include "core/image/image.h"

namespace uketsuke::ocr {

/// The lines of print inside an area, top to bottom, each as tight as its ink; specks and thin rules are no lines.
/// `em_px` is the usual height of print on the page.
std::vector<Rect<CleanPx>> ink_lines(const ImageView& binary, const Rect<CleanPx>& area, double em_px);

/// A line of a name cut where its paper shows a gap of a sign and more, if it does so at one or two places: family and
/// given name. Else the line as it is.
std::vector<Rect<CleanPx>> parts_of_name(const ImageView& binary, const Rect<CleanPx>& line, double em_px);

}  // namespace uketsuke::ocr
