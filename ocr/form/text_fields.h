#pragma once

#include "core/form/form_template.h"
#include "ocr/calibration/field_value.h"
#include "ocr/engines.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// Reads a free text field (氏名・住所・自由記入): blank by the ink test, struck out by 二重線, else line by line with the
/// characters that its charset can hold.
FieldValue read_text(const ImageView& grey, double px_per_mm, Charset charset, int lines, const LineReader& reader);

/// The rows of writing in a box, top to bottom, as [y0, y1) pixels: at most `most`, cut at the emptiest rows.
std::vector<std::pair<int, int>> text_rows(const ImageView& grey, const InkReport& ink, int most);

/// The character set of the line reader for a template's charset.
const CharSet& signs_of(Charset charset);

}  // namespace uketsuke::ocr
