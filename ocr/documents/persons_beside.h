#pragma once

#include <span>
#include <vector>

#include "ocr/documents/labels.h"
#include "ocr/documents/value_map.h"

namespace uketsuke::ocr {

/// Values of a table that sets the persons side by side, the labels down its left edge: person k stands in the k-th
/// column. Nothing for a page without such a table.
std::vector<PlacedValue> persons_beside(const PageLayout& page, std::span<const Label> labels, const KindInfo& kind);

}  // namespace uketsuke::ocr
