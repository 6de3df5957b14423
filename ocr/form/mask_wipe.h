#pragma once

#include "ocr/form/field_cut.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Takes the ink in an area of the form out of the mask of a whole cut.
void wipe(Mask& mask, const FieldCut& cut, const Rect<FormMm>& area);

}  // namespace uketsuke::ocr
