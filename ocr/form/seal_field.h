#pragma once

#include <span>
#include <vector>

#include "core/form/form_template.h"
#include "ocr/calibration/field_value.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// What a form prints where a seal belongs: outlines (the ring of 印) and the places of words and lines.
struct SealPrint {
  std::span<const ArtBox> outlines = {};
  std::vector<Rect<FormMm>> places = {};
};

/// Whether a seal (印) stands in a box, apart from what the form prints there: red or orange-red ink where the scan has colour.
/// Without colour a ring or frame with something cut inside it is a seal; any other ink of a seal's size may be one
/// ("no_colour"), since it could be writing. Value "present".
FieldValue read_seal(const FieldCut& cut, const Rect<FormMm>& box, const SealPrint& printed);

}  // namespace uketsuke::ocr
