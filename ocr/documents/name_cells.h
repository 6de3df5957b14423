#pragma once

#include <vector>

#include "ocr/documents/value_place.h"

namespace uketsuke::ocr {

/// A cell beside which a cell as high as two of it stands: half of a person's, a name or its reading.
bool is_half_cell(const PageLayout& page, const Rect<CleanPx>& area);

/// Cells of a column of names in which a line parts the name from its reading, though the cells beside them go on: the
/// halves as one cell each. Others stay as they are.
std::vector<ValuePlace> whole_name_cells(const PageLayout& page, std::vector<ValuePlace> cells);

}  // namespace uketsuke::ocr
