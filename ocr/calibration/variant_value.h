#pragma once

#include "ocr/calibration/field_value.h"
#include "ocr/lines/variant_head.h"

namespace uketsuke::ocr {

/// Weighs the forms that each kanji of a name may have (FieldValue::signs with their features): every likely form
/// stands among the candidates. Where the line recogniser can say all forms of a family, it and the head must agree,
/// else the name is doubted as "variant_possible"; where it cannot, a person decides always, since few hands stand
/// behind the head. A common form is never put silently for another one.
void weigh_variants(FieldValue& name, const VariantHead& head);

}  // namespace uketsuke::ocr
