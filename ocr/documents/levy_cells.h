#pragma once

#include <span>
#include <vector>

#include "ocr/documents/value_map.h"

namespace uketsuke::ocr {

/// Levies in a table of two ways: 所得割 and 均等割 on one side, 市民税 and 県民税 on the other, in either order, or 市民税
/// standing over both of its levies. Only ruled tables.
std::vector<PlacedValue> levy_values(const PageLayout& page, std::span<const Label> labels);

}  // namespace uketsuke::ocr
