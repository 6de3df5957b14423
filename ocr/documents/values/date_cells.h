#pragma once

#include <span>
#include <vector>

#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Days of a table whose heading (生年月日) spans cells of their own for era, year, month and day: the lines below the
/// heading's cell, each as one value of several parts. Nothing unless the cells of every line come out even under the
/// heading and the first line with print says a day.
std::vector<ValuePlace> date_cells_below(const PageLayout& page, std::span<const Label> labels,
                                         const Rect<CleanPx>& heading);

}  // namespace uketsuke::ocr
