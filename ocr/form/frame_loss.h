#pragma once

#include <span>

#include "ocr/form/comb_fields.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// One comb as FrameLoss looks at it; the parts must outlive the call that takes it.
struct FramedComb {
  const FieldCut* cut = nullptr;  ///< with its frames
  std::span<const Rect<FormMm>> cells;
  std::span<const InkReport> ink;  ///< of the cells
};

/// Tells by the printed frames of empty cells whether a grey or two-level scan has lost pale ink (薄い記入の消失): pencil
/// is about as pale as the frames, and where a copier broke the one it dropped the other. Where no remnant of any frame
/// is left the scanner's lamp had the form's colour, which says nothing of pencil.
class FrameLoss {
 public:
  /// The combs of one page whose form colour has not been taken out by colour.
  explicit FrameLoss(std::span<const FramedComb> page);

  /// True when a field that looks empty may have held pale writing.
  bool may_hide() const { return broken_; }
  /// The same for a comb, whose own frames may be broken on a page that has the others.
  bool may_hide(const FramedComb& comb) const;

 private:
  bool dropped_out_ = false;
  bool broken_ = false;
};

}  // namespace uketsuke::ocr
