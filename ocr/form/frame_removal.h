#pragma once

#include <span>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// How far from its place a printed line is looked for, mm: registration error and half its width.
inline constexpr double kFrameReachMm = 0.5;
/// Darker than paper by this (of 255) counts: half-tone remnants of dropout colour are that faint.
inline constexpr double kFrameLeastDark = 14;

/// The cut with the printed frames of its cells (マス目の枠線) painted over, for grey and bilevel scans where they did
/// not drop out: a frame left in makes コ of ニ and プ of フ. A side is removed only where a straight line is found
/// within half a millimetre of its place; where a pen stroke crosses it, the crossing stays.
FieldCut without_frames(const FieldCut& cut, std::span<const Rect<FormMm>> cells);

}  // namespace uketsuke::ocr
