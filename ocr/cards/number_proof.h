#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/model/number_code.h"
#include "core/model/reading.h"

namespace uketsuke::ocr {

/// What the numbers of a card prove about each other. The QR code of the back is a second, independent word on the
/// 個人番号: where it says what was read, both stand and soft doubts of the print go; where it says something else, both
/// are asked about ("code_differs"). Two different codes on one card are asked about too. A 運転免許証番号 must have 12
/// digits and its own check digit, a 在留カード番号 the form 英2数8英2. Values are never changed.
void prove_numbers(std::span<const NumberCode> codes, std::vector<FieldReading>& fields);

/// ^[A-Z]{2}[0-9]{8}[A-Z]{2}$ (出入国在留管理庁: 在留カード番号).
bool is_residence_card_number(std::string_view text);

}  // namespace uketsuke::ocr
