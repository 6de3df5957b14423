#pragma once

#include <string_view>

#include "ocr/calibration/address_table.h"

namespace uketsuke::ocr {

/// True when a printed address begins with a town that Japan Post's table knows (都道府県 and 郡 may be left out; 大字
/// and 字 count for nothing). Both readers take 古 for 占 on a worn copy: 名占屋市 is no city. Towns that were merged
/// away are unknown too.
bool is_known_place(const AddressTable& table, std::string_view address);

}  // namespace uketsuke::ocr
