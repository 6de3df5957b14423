#include "core/form/printed_marks.h"

#include "core/text/text.h"

namespace uketsuke::printed_marks {

std::string printed_era(const EraOption& era) {
  const bool narrow = era.rect.w < 2.2 * kOptionSize_pt * kMmPerPt;
  return narrow ? to_utf8(code_points(era.value).front()) : era.value;
}

}  // namespace uketsuke::printed_marks
