#pragma once

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// Whether the writing in a box or comb seems to go on beyond its right border (枠からのはみ出し), where it is not read: ink on
/// the bare paper there, or, for a box of one line, writing that ends at the very border. A comb beside which something is
/// printed or the next field begins tells nothing.
bool runs_over_edge(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field);

}  // namespace uketsuke::ocr
