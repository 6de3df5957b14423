#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

/// Whether a text holds twelve digits, together or in groups, whole and half width, that pass the check of a 個人番号.
/// A run of more or fewer digits is none.
bool holds_my_number(std::string_view text);

/// The text with every digit of such runs replaced by an asterisk; a text without any comes back as it is.
std::string without_my_numbers(std::string_view text);

}  // namespace uketsuke
