#pragma once

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// What stands at a field's border (枠からのはみ出し).
struct EdgeReport {
  bool crossed = false;  ///< the writing seems to go on beyond the border
  double reach = 0;      ///< how far it can be followed there, form mm; the border itself where it ends before it
};

/// Looks for ink on the bare paper beyond the right border of a box or comb, for strokes of a text that cross the
/// border or begin at its left one, and, in a box of one line, for writing that ends at the very border. A comb beside
/// which something is printed or the next field begins tells nothing.
EdgeReport look_over_edge(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field);

/// The box of a text with what it has beyond its right border up to `reach`, form mm; the printed lines there are
/// paper.
Image text_with_overrun(const FieldCut& cut, const FormTemplate& form, const FieldTemplate& field, double reach);

}  // namespace uketsuke::ocr
