#pragma once

#include <string>

#include "core/clock.h"

namespace uketsuke::page_maker {

/// A day as offices print it; `notation` as PaperStyle::dates.
std::string date_in_notation(Date day, int notation);
/// Yen as offices print them; `notation` as PaperStyle::amounts.
std::string amount_in_notation(long long yen, int notation);
/// ASCII digits, letters and signs made full-width.
std::string wide(const std::string& ascii);
/// 二十三 for 23, 1 to 99.
std::string kanji_number(int value);

}  // namespace uketsuke::page_maker
