#pragma once

#include <span>
#include <vector>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// How probable it is that one printed option carries a hand-made mark.
struct MarkReport {
  double p = 0;         ///< probability of a mark
  double strength = 0;  ///< circle: share of its way round that is inked; check: size of the stroke in mm
  bool faint =
      false;  ///< what was seen, or may have been, is so pale, or so like the dirt beside it, that it may be no mark
};

/// Looks for a circle (丸囲み) drawn round `option`: the ellipse near the printed word with the most ink along it.
/// The printed word itself, a neighbour's circle, a fold or the form's lines (`printed`, thin areas) do not make a
/// circle; a solid stain is none.
MarkReport find_circle(const FieldCut& cut, const Rect<FormMm>& option, std::span<const Rect<FormMm>> printed);

/// Looks for a check (✓ × ■ ○ and slips) in the box `box`.
MarkReport find_check(const FieldCut& cut, const Rect<FormMm>& box);

/// The form's black and coloured lines and box edges near an area, as thin rectangles 0.8 mm wide: a registration error
/// to each side. For grey scans, where nothing has dropped out.
std::vector<Rect<FormMm>> printed_lines(const FormTemplate& form, const Rect<FormMm>& area);

}  // namespace uketsuke::ocr
