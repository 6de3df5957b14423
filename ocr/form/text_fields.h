#pragma once

#include <vector>

#include "core/form/form_template.h"
#include "ocr/calibration/field_value.h"
#include "ocr/calibration/text_value.h"
#include "ocr/engines.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/free_numbers.h"
#include "ocr/form/ink.h"
#include "ocr/form/text_rows.h"
#include "ocr/lines/line_queue.h"

namespace uketsuke::ocr {

/// A free text field on its way through the line reader.
struct TextJob {
  FieldValue value;                              ///< decided already when there are no lines: blank, struck out
  std::vector<ReadLine> lines;                   ///< their texts are read by find_numbers()
  std::vector<ImageView> pictures;               ///< of the lines
  std::vector<std::size_t> in_queue;             ///< the lines' numbers in the queue
  std::vector<std::vector<FreeNumber>> numbers;  ///< of each line
  double px_per_mm = 0;
  bool line_through = false;    ///< one line runs through the writing
  bool stroke_at_side = false;  ///< beside the writing stands what may be the frame or a 1
  bool faint = false;
  bool more_lines = false;  ///< the box holds more writing than the lines that are read
  bool pale_sign = false;   ///< beside or between its signs stands a much paler one
};

/// Begins a free text field (氏名・住所・自由記入): blank by the ink test, struck out by 二重線, else its lines go into
/// the queue with the characters that its charset can hold. `around`: the paper round the field, as for find_ink.
TextJob start_text(const ImageView& grey, double px_per_mm, double around, Charset charset, int lines,
                   LineQueue& queue);
/// After the queue has run: the texts of the lines and the numbers in them, for start_numbers().
std::vector<FreeNumber*> find_numbers(TextJob& job, const LineQueue& queue);
/// After the queue has run with the numbers.
FieldValue finish_text(TextJob job, const LineQueue& queue, const DigitHead& head);

/// Reads one free text field by itself.
FieldValue read_text(const ImageView& grey, double px_per_mm, Charset charset, int lines, const Engines& engines);

/// The character set of the line reader for a template's charset.
const CharSet& signs_of(Charset charset);

}  // namespace uketsuke::ocr
