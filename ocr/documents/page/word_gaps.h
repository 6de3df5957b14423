#pragma once

#include <vector>

#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/page_rows.h"

namespace uketsuke::ocr {

/// Marks the glyph behind every gap on the paper as the beginning of a word. The page reader's own rectangles are too
/// rough for that: a label and its value a full-width space apart (住所　東京都) often come as one word. So does print that
/// begins in larger type, as values behind their labels do.
void mark_gaps(std::vector<TextRow>& rows, const std::vector<InkBox>& ink);

}  // namespace uketsuke::ocr
