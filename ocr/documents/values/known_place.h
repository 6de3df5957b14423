#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/calibration/address_table.h"

namespace uketsuke::ocr {

/// True when a printed address begins with a town that Japan Post's table knows (都道府県 and 郡 may be left out; 大字
/// and 字 count for nothing). Both readers take 古 for 占 on a worn copy: 名占屋市 is no city. Towns that were merged
/// away are unknown too.
bool is_known_place(const AddressTable& table, std::string_view address);

/// How many signs at an address's beginning (folded, without spaces) the table vouches for: those of the longest town
/// that it begins with. 0 where the table knows none, or where one of the other looks (folded) names another town that
/// exists: 沓掛町 is the only one where the others see 書掛町 and 省掛町.
std::size_t vouched_signs(const AddressTable& table, std::string_view address, std::span<const std::u32string> looks);
/// True when another town of the same municipality or ward is written like this address's but for one look-alike sign
/// (木町, 本町): on worn print both readers take one for the other. False where a postal code of `codes` (seven digits
/// each) is the town's alone.
bool has_twin_town(const AddressTable& table, std::string_view address, const std::vector<std::string>& codes);

}  // namespace uketsuke::ocr
