#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "core/geometry/registration.h"
#include "core/model/page.h"

namespace uketsuke::ocr {

/// Where somebody wrote on a form outside its fields (欄外の書き込み): a note in the margin, a value beside its box, in ink
/// of any colour. No field holds it, so nobody would see it. Print, red seals and stamps that have an outline (what
/// somebody framed in red looks like one), punched holes, staples, folds, stains and strokes that go on into a field are
/// none. A red stamp larger than any seal counts wherever it stands, also over fields: it may say 取消 or 無効. One rectangle for each group of strokes, from the top.
std::vector<Rect<CleanPx>> writing_outside(const CleanPage& page, const Registration& registration,
                                           const FormTemplate& form);

}  // namespace uketsuke::ocr
