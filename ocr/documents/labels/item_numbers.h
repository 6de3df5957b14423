#pragma once

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// Whether a glyph numbers the line that it begins (1 氏名, 2 生年月日, 3. 住所): a number with paper or a mark behind it, where
/// at least two other lines that begin at the same edge are numbered in order. Such a number belongs to no value.
bool is_item_number(const PageLayout& page, GlyphPlace at);

}  // namespace uketsuke::ocr
