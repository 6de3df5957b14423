#pragma once

#include <optional>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// The day of issue (発行日) where no label names it: a date that stands alone, best below the certifying sentence. Two different
/// ones that fit alike are left to a person.
std::optional<PlacedValue> issued_on(const PageLayout& page, const KindInfo& kind, const ValueMap& map);

}  // namespace uketsuke::ocr
