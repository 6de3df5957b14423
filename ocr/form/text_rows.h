#pragma once

#include <vector>

#include "ocr/form/ink.h"

namespace uketsuke::ocr {

/// One line of writing in a box, pixels of the crop; right and bottom exclusive.
struct TextRow {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  std::vector<double> gaps_px;  ///< middles of the wide white gaps between its words
};

/// The lines of writing in a box.
struct TextRows {
  std::vector<TextRow> rows;  ///< those to be read, top to bottom
  bool more = false;          ///< beside the lines that the box is for there is other writing, in `rows` or not
};

/// The lines of writing in a box that is for `lines` of them: bands of rows that hold ink, without the thin ones that
/// dirt, folds and remnants of the frame leave. One line more is found if it is as high as the others (who has no room
/// left begins a second one: 久保庭 above, 秀之輔 below); of a smaller one (a reading, a word put in) it is only said
/// that it is there.
TextRows text_rows(const Mask& mask, double px_per_mm, const InkReport& ink, int lines);

}  // namespace uketsuke::ocr
