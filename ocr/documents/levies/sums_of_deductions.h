#pragma once

#include <span>
#include <vector>

#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// 合計 alone at the foot of a list of 所得控除, with or without rules, or a word there that nobody read: their sum. 税額控除 have another. Its label is doubted, so
/// that it is asked about unless the base of the tax confirms it.
std::vector<PlacedValue> sums_of_deductions(const PageLayout& page, std::span<const Label> labels,
                                            std::span<const LabelSpec> book);

}  // namespace uketsuke::ocr
