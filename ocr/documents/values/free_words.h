#pragma once

#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Values that certificates give in words instead of beside a label: dates inside a sentence (…に資格を喪失した),
/// 第2学年 before or inside the sentence that certifies, a name over its bearer's birth date, 山田太郎（男）, an
/// address that begins with its prefecture. Only fields that the page has no other place for.
std::vector<PlacedValue> free_words(const PageLayout& page, const KindInfo& kind, const ValueMap& map);

}  // namespace uketsuke::ocr
