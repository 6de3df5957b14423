#pragma once

#include <vector>

#include "core/model/reading.h"

namespace uketsuke::ocr {

/// 記号番号 printed in one place ("12345-678", "記号 12345 番号 678") as two readings, symbol and number. Unreadable
/// when the text does not come apart into two.
std::vector<FieldReading> split_symbol_number(const FieldReading& both);

/// Where both labels stand before one place ("被保険者記号・番号 8483－79802", no label known as a whole), each was
/// read as the whole: parts it.
void part_joint_code(std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
