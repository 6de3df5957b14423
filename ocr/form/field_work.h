#pragma once

#include <vector>

#include "ocr/form/coloured_ink.h"
#include "ocr/form/comb_fields.h"
#include "ocr/form/over_edge.h"
#include "ocr/form/text_fields.h"

namespace uketsuke::ocr {

/// One field on its way through the page: its picture, its cells, what the cell net said.
struct Work {
  const FieldTemplate* field = nullptr;
  Coloured coloured = Coloured::None;  ///< written in ink that drops out: cut from the page with all its ink
  FieldCut cut;
  FieldCut bare;  ///< without the printed frames of its cells
  std::vector<Rect<FormMm>> cells;
  CombPictures comb;
  std::vector<CellVerdict> verdicts;
  DigitJob digits;
  std::vector<CellBelief> beliefs;  ///< of a digit comb
  KanaJob kana;
  TextJob text;
  double mark = 1;  ///< how dark the palest of its marks is, 0..1
  EdgeReport edge;  ///< of fields that are filled from the left
  Image overrun;    ///< of a text that goes on beyond its border; the queue has views into it
};

}  // namespace uketsuke::ocr
