#pragma once

#include <vector>

#include "core/model/reading.h"
#include "ocr/documents/labels/labels.h"
#include "ocr/documents/values/value_map.h"

namespace uketsuke::ocr {

/// A value of one of several persons, before it is known of whom.
struct RowValue {
  const Label* label = nullptr;
  ValuePlace place;
  bool column = false;  ///< from a table's column
};

/// Gives each value its person's row (行), counted by the names from the top of the page. Values of no person are left
/// out.
std::vector<PlacedValue> numbered(const PageLayout& page, const std::vector<RowValue>& values);

/// A table's empty line is no person (行): it goes, and those below move up.
void drop_empty_persons(std::vector<FieldReading>& fields);

/// 世帯主の氏名, its first half lost, is a 氏名 like those of the persons below it; where a second look then finds the
/// head there, the print would stand for both. It opens no row of its own unless it is the only name.
void drop_head_row(std::vector<FieldReading>& fields);

}  // namespace uketsuke::ocr
