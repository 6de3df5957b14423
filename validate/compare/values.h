#pragma once

#include <string_view>

#include "validate/compare/comparison.h"

namespace uketsuke::validate {

/// Days, numbers, choices: equal or different, nothing between.
Comparison compare_plain(std::string_view a, std::string_view b);

/// Numbers that papers print with or without leading zeros (6 and 8 digits of a 保険者番号).
Comparison compare_numbers(std::string_view a, std::string_view b);

/// 記号・番号 with their separators: letters and digits are compared, "・", "-", "の" and spaces are not.
Comparison compare_symbols(std::string_view a, std::string_view b);

/// 続柄: 長男 and 子 name the same tie (since 1995 the 住民票 says 子), 夫 and 妻 are 配偶者.
Comparison compare_relations(std::string_view a, std::string_view b);

}  // namespace uketsuke::validate
