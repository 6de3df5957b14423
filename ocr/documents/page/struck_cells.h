#pragma once

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// True where a cell holds a slanted stroke from side to side and nothing else: offices strike out what a table has no value
/// for, and the value stands in the next cell.
bool is_struck_out(const PageLayout& page, const Rect<CleanPx>& cell);

}  // namespace uketsuke::ocr
