#pragma once

#include <string_view>

namespace uketsuke::render {

/// True when a text holds twelve digits with the check digit of a 個人番号, in one run or in groups of four with one
/// space or hyphen between, half- or full-width. No notice of the association prints one (番号法19条: to nobody whom
/// the law does not name), so whoever put it into a text made a mistake. A longer run of digits is another number.
bool holds_my_number(std::string_view utf8);

}  // namespace uketsuke::render
