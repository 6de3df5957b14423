#pragma once

#include "ocr/form/field_cut.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Takes the ink in an area of the form out of the mask of a whole cut.
void wipe(Mask& mask, const FieldCut& cut, const Rect<FormMm>& area);

/// Where a piece of that mask stands on the form.
Rect<FormMm> place_of(const Component& piece, const FieldCut& cut);

}  // namespace uketsuke::ocr
