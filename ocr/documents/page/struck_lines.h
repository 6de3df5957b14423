#pragma once

#include <vector>

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// Takes lines that a rule crosses out (住所 changed: the old one is struck through, the new one stands below) from a value of
/// several lines, and their glyphs; returns whether it did. A value that is crossed out as a whole stays.
bool drop_struck_lines(const PageLayout& page, std::vector<Rect<CleanPx>>& lines, std::vector<GlyphPlace>& glyphs);

}  // namespace uketsuke::ocr
