#pragma once

#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/value_map.h"

namespace uketsuke::ocr {

/// Kana in smaller type directly over other print that begins at one edge with it: a reading over its name.
bool is_set_over_name(const PageLayout& page, const std::vector<GlyphPlace>& kana);

/// Readings set small over names that stand in no cell, without a label (ふりがな over 氏名 on a line): kana in smaller type
/// directly over the name, between its sides, that nothing else claims.
std::vector<PlacedValue> readings_over_names(const PageLayout& page, const KindInfo& kind, const ValueMap& map);

}  // namespace uketsuke::ocr
