#pragma once

#include <span>

#include "core/form/form_template.h"
#include "ocr/calibration/field_value.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// Whether a seal (印) stands in a box: red or orange-red ink where the scan has colour. Without colour a ring or frame
/// with something cut inside it, which the form itself does not print (`printed`), is a seal; any other ink of a seal's
/// size may be one ("no_colour"), since it could be writing. Value "present".
FieldValue read_seal(const FieldCut& cut, const Rect<FormMm>& box, std::span<const ArtBox> printed);

}  // namespace uketsuke::ocr
