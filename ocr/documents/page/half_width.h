#pragma once

#include "core/image/image.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// A line of half-width kana (半角カナ) as full-width ones for the line reader: stretched, and a mark of voicing (ﾞ ﾟ), which
/// has a cell of its own there, drawn up to its kana as one sign. `line` is the print with a little paper.
Image as_full_width(const PageLayout& layout, const Image& grey, const Rect<CleanPx>& line);

}  // namespace uketsuke::ocr
