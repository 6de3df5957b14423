#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "ocr/calibration/field_value.h"
#include "ocr/engines.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// Reads a free text field (氏名・住所・自由記入): blank by the ink test, struck out by 二重線, else line by line with the
/// characters that its charset can hold.
FieldValue read_text(const ImageView& grey, double px_per_mm, Charset charset, int lines, const LineReader& reader);

/// One line of writing in a box, pixels of the crop; right and bottom exclusive.
struct TextRow {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::vector<double> gaps_px;  ///< middles of the wide white gaps between its words
};

/// The lines of writing in a box, top to bottom, at most `most`: bands of rows that hold ink, without the thin ones that
/// dirt, folds and remnants of the frame leave.
std::vector<TextRow> text_rows(const ImageView& grey, double px_per_mm, const InkReport& ink, int most);

/// The character set of the line reader for a template's charset.
const CharSet& signs_of(Charset charset);

}  // namespace uketsuke::ocr
