#pragma once

#include <vector>

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

/// Four cells, 4 × 6 mm, one millimetre apart, from 3 mm on; they fit a sheet of 26 × 12 mm.
inline std::vector<Rect<FormMm>> four_cells() {
  std::vector<Rect<FormMm>> out;
  for (const double x : {3.0, 8.0, 13.0, 18.0}) out.push_back({x, 3, 4, 6});
  return out;
}

}  // namespace uketsuke::ocr::test
