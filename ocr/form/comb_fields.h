#pragma once

#include <span>
#include <vector>

#include "core/form/form_template.h"
#include "ocr/calibration/cell_fusion.h"
#include "ocr/calibration/field_value.h"
#include "ocr/engines.h"
#include "ocr/form/field_cut.h"

namespace uketsuke::ocr {

/// The cells of one comb as pictures: each cell by itself (with kCropMargin beyond its borders) and all as one line.
struct CombPictures {
  std::vector<ImageView> cells;      ///< as scanned, for the cell net, which was taught with frames
  std::vector<ImageView> bare;       ///< the same without printed frames, for the line reader
  std::vector<ImageView> interiors;  ///< without frames and margin, for the ink test
  ImageView line;
  std::vector<CellSpan> spans;  ///< of the cells, in the line's pixels
  double px_per_mm = 0;
};

/// Cuts `cells` (form millimetres, in reading order) out of a field and its copy without frames; the views stay valid
/// as long as both.
CombPictures comb_pictures(const FieldCut& cut, const FieldCut& bare, std::span<const Rect<FormMm>> cells);

/// What both readers believe about the digit cells of a comb; `verdicts` are the cell net's, one per cell. Where nothing
/// is written the line reader is not asked and the ink test takes its place.
std::vector<CellBelief> digit_beliefs(const CombPictures& comb, std::span<const CellVerdict> verdicts,
                                      const LineReader& lines);

/// Reads a kana comb: as one line, and doubtful cells once more alone.
FieldValue read_kana(const CombPictures& comb, const LineReader& lines);

}  // namespace uketsuke::ocr
