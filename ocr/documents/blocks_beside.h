#pragma once

#include <vector>

#include "ocr/documents/person_rows.h"

namespace uketsuke::ocr {

/// Persons in blocks of labels that stand side by side in columns of their own, of unlike height (one has a reading, another
/// none), so that lines of two persons cross: the person's row of each value, by the column of its label; 0 for further ones of one label. Empty where the
/// page is no such page: each column must have as many days of birth as names, and the columns stand beside each other.
std::vector<int> rows_of_blocks_beside(const PageLayout& page, const std::vector<RowValue>& values);

}  // namespace uketsuke::ocr
