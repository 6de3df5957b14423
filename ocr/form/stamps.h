#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/model/page.h"

namespace uketsuke::ocr {

/// Red stamps that stand over what is written into a field (無効, 取消, 訂正印): the writing is read through them, but what they say
/// of it a person must see. A name's own seal stands behind it, and is none. Black and blue stamps are not told from writing.
class Stamps {
 public:
  Stamps(const CleanPage& page, const Registration& registration, const FormTemplate& form);

  /// Whether one stands over the writing of a field; never over a seal's place or a choice.
  bool over(const FieldTemplate& field) const;

 private:
  /// Whether print of the page goes on to the right of a stamp in a field.
  bool written_behind(const Rect<CleanPx>& stamp, const Rect<CleanPx>& field) const;

  const CleanPage& page_;
  const Registration& registration_;
  double mm_ = 0;  ///< pixels of the page
  std::vector<Rect<CleanPx>> red_;
};

}  // namespace uketsuke::ocr
