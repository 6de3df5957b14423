#pragma once

#include <string_view>

#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {

/// True when a line of printed digits holds more signs than were read: of several narrow ones in a row both readers may drop
/// one alike (R08.11.14 read R08.11.4). Thin ones may go with the pale ground of 偽造防止用紙.
/// Compares the columns of ink as high as digits, what went with the ground among them, with the signs of `raw`; false where raw
/// holds signs of which it is not known how many columns they print.
bool holds_more_signs(const PageLayout& page, const Rect<CleanPx>& line, std::string_view raw);

}  // namespace uketsuke::ocr
