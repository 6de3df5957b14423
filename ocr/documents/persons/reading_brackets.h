#pragma once

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// Kana, or what a page reader takes for one (ユズハ八).
bool may_be_kana(char32_t c);

/// 山田太郎（ヤマダ　タロウ）: a reading in brackets behind a name, in smaller type. The page reader takes the brackets for
/// anything (7ビコ, peコ) or drops them, and name and reading become one word. Where the ink of a row shows the two arcs with
/// nothing higher between them and mostly kana, its signs there become brackets, as wide as their ink.
void set_reading_brackets(PageLayout& page);

}  // namespace uketsuke::ocr
