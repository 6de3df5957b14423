#pragma once

#include <vector>

#include "core/model/reading.h"

namespace uketsuke::ocr {

/// Adds a reading so that each field has one a person: two places may claim a field (記号番号 in two words of one cell),
/// and a page with a field twice cannot be stored. What could be read wins, then what is printed; of two that differ
/// the first stays and a person is asked which it is.
void add_reading(FieldReading reading, std::vector<FieldReading>& fields);

/// 氏名（フリガナ） over a cell that holds the name alone: the same print, not understood as a reading, is none. Two lines
/// are a name and a reading that is not legible; `glyph_px` is the usual height of print.
void drop_names_as_kana(double glyph_px, std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
