#pragma once

#include <span>
#include <vector>

#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Of a ruled table whose columns are taxes (市民税, 県民税, 森林環境税, 合計): the whole 年税額 stands in the line of that name
/// under 合計, not in its first cell, and the 森林環境税 where its column meets 年税額 or 均等割. They take the place of
/// whatever the labels alone would be given.
std::vector<PlacedValue> levy_totals(const PageLayout& page, std::span<const Label> labels);

}  // namespace uketsuke::ocr
