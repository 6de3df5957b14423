#pragma once

#include "core/geometry/frames.h"
#include "core/image/image.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// True where print stands in signs half as wide as high (半角), none wider: kana, digits and letters of line printers.
bool is_narrow(const PageLayout& layout, const Rect<CleanPx>& line);

/// A line of a grey page with its half-width signs (半角) drawn out to the width that readers know, times `factor`.
Image stretched(const Image& grey, const Rect<CleanPx>& line, double factor = 1);

}  // namespace uketsuke::ocr
