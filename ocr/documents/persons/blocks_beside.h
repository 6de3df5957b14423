#pragma once

#include <vector>

#include "ocr/documents/persons/person_rows.h"

namespace uketsuke::ocr {

/// Whose a value is where persons' blocks of labels stand side by side.
struct BlockRow {
  int row = 0;         ///< the person, from 1
  bool unsure = false;  ///< it stands as near to another person's name
};

/// The persons of all values where blocks of labels stand side by side without a table (two residents a line, whatever one
/// of them has more lines of: a reading, a 在留資格); one entry a value, empty where the blocks stand otherwise.
std::vector<BlockRow> blocks_beside(const PageLayout& page, const std::vector<RowValue>& values);

}  // namespace uketsuke::ocr
