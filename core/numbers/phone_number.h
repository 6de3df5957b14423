#pragma once

#include <cstddef>
#include <string_view>

namespace uketsuke {

/// Whether these digits have the shape of a Japanese telephone number (電気通信番号計画): 10 digits for 固定電話 and 0120, 11 for
/// 050, 060, 070, 080, 090 and 020, of which one is missing where there are 10.
bool is_phone_number(std::string_view digits);

/// One in so many strings of that many digits has the shape of a telephone number: 6 of the 1,000 beginnings of
/// 11 digits, 85 of those of 10. 1 for other lengths.
double phone_numbers_one_in(std::size_t length);

}  // namespace uketsuke
