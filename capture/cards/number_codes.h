#pragma once

#include <vector>

#include "core/model/number_code.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// The QR codes of a picture that hold a 個人番号 and nothing else (12 digits, check digit holds), in any orientation.
/// Other codes (a shop's, the application form's of a 通知カード) are none.
std::vector<NumberCode> find_number_codes(const CleanPage& card);

}  // namespace uketsuke::capture
