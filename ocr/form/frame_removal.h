#pragma once

#include <span>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// The cut with the printed frames of its cells (マス目の枠線) painted over, for grey and bilevel scans where they did
/// not drop out: a frame left in makes コ of ニ and プ of フ. A side is removed only where a straight line is found
/// within half a millimetre of its place; where a pen stroke crosses it, the crossing stays.
FieldCut without_frames(const FieldCut& cut, std::span<const Rect<FormMm>> cells);

}  // namespace uketsuke::ocr
