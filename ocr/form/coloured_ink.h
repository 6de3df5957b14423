#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/model/page.h"
#include "ocr/form/dropped_ink.h"

namespace uketsuke::ocr {

/// What has dropped out where a field is written.
enum class Coloured {
  None,
  Written,  ///< strokes
  Marked,   ///< a surface: a highlighter (蛍光ペン) or a stain, under which black writing is read as ever
};

/// Writing in a colour that forms are printed in (淡色の筆記具: pink, pale red, orange): dropout takes it out of the grey
/// picture with the form's own frames, and the box would look empty.
class ColouredInk {
 public:
  /// Both must outlive it.
  ColouredInk(const CleanPage& page, const Registration& registration)
      : page_(page), registration_(registration), dropped_(page) {}

  /// What lies where the field is written, apart from everything that is printed there.
  Coloured in(const FormTemplate& form, const FieldTemplate& field) const;

  /// The page with all its ink, the form's frames among it: as a grey scan would have been. Made when first asked for.
  const CleanPage& with_all_ink();

 private:
  Coloured at(const Rect<FormMm>& where, const std::vector<Rect<FormMm>>& printed) const;

  const CleanPage& page_;
  const Registration& registration_;
  DroppedInk dropped_;
  CleanPage all_;
};

}  // namespace uketsuke::ocr
