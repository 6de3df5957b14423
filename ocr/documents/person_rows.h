#pragma once

#include <vector>

#include "ocr/documents/labels.h"
#include "ocr/documents/value_map.h"

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

}  // namespace uketsuke::ocr
