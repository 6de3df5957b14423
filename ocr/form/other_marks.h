#pragma once

#include <string_view>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// Whether somebody marked a field of options in a way that is neither a ring round a printed word nor a mark in a check
/// box: a word struck out (見え消し), ticked, crossed or underlined, a ring round the word beside a box. What it means is
/// for a person to say. `value` is what was read: the chosen options, parted by commas; their own rings are none.
bool has_other_marks(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field, std::string_view value);

}  // namespace uketsuke::ocr
