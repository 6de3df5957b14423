#pragma once

#include <vector>

#include "ocr/documents/labels/labels.h"
#include "ocr/documents/values/value_place.h"

namespace uketsuke::ocr {

/// Makes two labels of each that names two values: 氏名（フリガナ） heads cells that hold both. Where such a label has
/// kana alone behind it and the page has 氏名 in a line of its own, it is a label of the reading only.
void part_double_labels(const PageLayout& page, const std::vector<LabelSpec>& book, std::vector<Label>& labels);

/// Sets the reading of a name apart that stands behind it in its line in much smaller type (上沼　登美栄 ｶﾐﾇﾏ ﾄﾐｴ in
/// one cell).
void set_reading_apart(const PageLayout& page, ValuePlace& name);

}  // namespace uketsuke::ocr
