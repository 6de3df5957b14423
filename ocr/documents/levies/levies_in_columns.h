#pragma once

#include <span>
#include <vector>

#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Amounts where two headings meet, as crossed_values has them, of tables without sides: a row's heading begins its line
/// (所得割額) and a column's stands over the amount (市民税). Only where every amount of the line stands under a word of
/// its own in the line of the column headings.
std::vector<PlacedValue> crossed_in_columns(const PageLayout& page, std::span<const Label> labels);

}  // namespace uketsuke::ocr
