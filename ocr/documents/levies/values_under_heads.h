#pragma once

#include <span>
#include <vector>

#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Amounts of lists whose lines say half of what they are and a line over them the other half, without rules: 所得割額 and
/// 均等割額 under 【市民税】, 給与 under 【収入】, 市民税 under 所得割. Nothing where the line over a list cannot be told: where
/// another heading, or the same word again, stands between.
std::vector<PlacedValue> values_under_heads(const PageLayout& page, std::span<const Label> labels,
                                            std::span<const LabelSpec> book);

}  // namespace uketsuke::ocr
