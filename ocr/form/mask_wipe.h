#pragma once

#include <cstdint>

#include "ocr/form/field_cut.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// Takes the ink in an area of the form out of the mask of a whole cut.
void wipe(Mask& mask, const FieldCut& cut, const Rect<FormMm>& area);

/// Sets what an area of the form covers in a mask of the whole page, `shrink` page pixels a pixel, to 0 or 1.
void fill(Mask& mask, const Registration& registration, int shrink, const Rect<FormMm>& area, std::uint8_t value);

/// Paints an area of the form in the picture of a whole cut with one grey level.
void paint(Image& grey, const FieldCut& cut, const Rect<FormMm>& area, std::uint8_t level);

/// Where a piece of that mask stands on the form.
Rect<FormMm> place_of(const Component& piece, const FieldCut& cut);

}  // namespace uketsuke::ocr
