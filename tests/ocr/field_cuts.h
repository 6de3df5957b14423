#pragma once

#include "ocr/form/field_cut.h"
#include "ocr/image/components.h"
#include "tests/ocr/pictures.h"

namespace uketsuke::ocr::test {

inline constexpr double kPx = 10;  ///< pixels per millimetre in these pictures

/// A drawn field as the readers get it.
inline FieldCut cut_of(const Sheet& sheet) {
  FieldCut cut;
  cut.grey = sheet.image();
  cut.px_per_mm = kPx;
  cut.area = {0, 0, sheet.image().width() / kPx, sheet.image().height() / kPx};
  cut.paper = paper_level(cut.grey);
  return cut;
}

}  // namespace uketsuke::ocr::test
