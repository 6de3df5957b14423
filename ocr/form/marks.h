#pragma once

#include <span>
#include <vector>

#include "core/form/form_template.h"
#include "ocr/form/field_cut.h"
#include "ocr/image/components.h"

namespace uketsuke::ocr {

/// How probable it is that one printed option carries a hand-made mark.
struct MarkReport {
  double p = 0;         ///< probability of a mark
  double strength = 0;  ///< circle: share of its way round that is inked; check: size of the stroke in mm
  bool faint =
      false;  ///< what was seen, or may have been, is so pale, or so like the dirt beside it, that it may be no mark
  bool remnant = false;  ///< of a circle: too little of a pale line for one, but perhaps the rest of one
  Rect<FormMm> ring;     ///< of a circle: the box round the ellipse that fits best
  double depth = 0;      ///< of the darker half of a circle's line, of the middle of a check's strokes, of 255
};

/// Looks for circles (丸囲み) drawn round the printed options of one field: the ellipse near the printed word with the
/// most ink along it. The printed word itself, a neighbour's circle, a fold or the form's lines do not make a circle; a
/// solid stain is none.
class CircleFinder {
 public:
  /// `cut` must outlive the object; `form` says where lines are printed.
  CircleFinder(const FieldCut& cut, const FormTemplate& form);
  MarkReport find(const Rect<FormMm>& option);
  /// Ink of the cut at least as dark as a pen's, without the printed lines.
  const Mask& ink() const { return dark_; }

 private:
  const Mask& pale();

  const FieldCut& cut_;
  std::vector<Rect<FormMm>> printed_;
  Mask dark_;  // ink, without the printed lines
  Mask pale_;  // the same with paler ink; made when first needed
  double pale_depth_ = 0;
};

/// Looks for a check (✓ × ■ ○ and slips) in the box `box`. `printed` is where the form prints something itself.
MarkReport find_check(const FieldCut& cut, const Rect<FormMm>& box, std::span<const Rect<FormMm>> printed = {});

}  // namespace uketsuke::ocr
