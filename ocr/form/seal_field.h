#pragma once

#include "ocr/calibration/field_value.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// Whether a seal (印) stands in a box: red or orange-red ink where the scan has colour; else any ink of a seal's size,
/// with less certainty since a grey seal could be writing. Value "present".
FieldValue read_seal(const FieldCut& cut, const Rect<FormMm>& box);

}  // namespace uketsuke::ocr
