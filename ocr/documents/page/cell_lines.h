#pragma once

#include <cstddef>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Lines of print in a cell, by what the page reader and the ink show.
int lines_in(const PageLayout& page, const ValuePlace& place);

/// Every cell is about as high as the one that it repeats, `lines` before.
bool ruled_evenly(const std::vector<ValuePlace>& all, std::size_t lines);

}  // namespace uketsuke::ocr
