#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/form/kind_catalogue.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// Kana in smaller type directly over other print that begins at one edge with it: a reading over its name.
bool is_set_over_name(const PageLayout& page, const std::vector<GlyphPlace>& kana);

/// Readings set small over names that stand in no cell, without a label (ふりがな over 氏名 on a line): kana in smaller type
/// directly over the name, between its sides, that nothing else claims.
std::vector<PlacedValue> readings_over_names(const PageLayout& page, const KindInfo& kind, const ValueMap& map);

/// Glyphs [from, to) of a row.
struct ReadingInRow {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// A reading in brackets behind a name (山田太郎（ヤマダ　タロウ）) that begins at a glyph, the opening bracket or, where that was not
/// read, the first sign of the reading; its closing bracket must be there.
std::optional<ReadingInRow> reading_in_brackets(const TextRow& row, std::size_t at);

}  // namespace uketsuke::ocr
