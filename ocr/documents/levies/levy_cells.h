#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Amounts in tables of two ways, where two headings name a cell: 所得割 and 均等割 on one side, 市民税 and 県民税 on
/// the other, in either order, or 市民税 standing over both of its levies; 給与 against 収入金額 and 所得金額. Only
/// ruled tables.
std::vector<PlacedValue> crossed_values(const PageLayout& page, std::span<const Label> labels);

/// 所得割額 before 税額控除 is taken off: not what is levied.
bool is_before_credits(const PageLayout& page, const Label& label);

/// The field of the amount where a row's heading and a column's meet (@income and @city), or nothing.
std::string_view crossed_field(std::string_view row, std::string_view column);

/// 均等割 alone on the line under 市民税 所得割 (or 県民税) without rules: the levy of the same tax.
std::vector<PlacedValue> levies_below(const PageLayout& page, std::span<const Label> labels,
                                      std::span<const LabelSpec> book);

}  // namespace uketsuke::ocr
