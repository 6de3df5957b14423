#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/form/form_template.h"
#include "ocr/calibration/cell_fusion.h"
#include "ocr/calibration/field_value.h"
#include "ocr/calibration/kana_value.h"
#include "ocr/engines.h"
#include "ocr/form/field_cut.h"
#include "ocr/form/ink.h"
#include "ocr/lines/line_queue.h"

namespace uketsuke::ocr {

/// The cells of one comb as pictures: each cell by itself (with kCropMargin beyond its borders) and all as one line.
struct CombPictures {
  std::vector<ImageView> cells;      ///< as scanned, for the cell net, which was taught with frames
  std::vector<ImageView> bare;       ///< the same without printed frames, for the line reader
  std::vector<ImageView> interiors;  ///< without frames and margin
  std::vector<InkReport> ink;        ///< of the interiors
  std::vector<bool> blackened;       ///< painted over; seen with frames, whose removal takes paint with it
  ImageView line;
  std::vector<CellSpan> spans;  ///< of the cells, in the line's pixels
  double px_per_mm = 0;
};

/// Width of a comb's line beside its height: digits and kana stand far apart in their cells. On 200 made combs of five
/// left-out sets 1, 0.85, 0.75, 0.65 and 0.55 gave the line reader alone 96.0, 96.0, 96.0, 95.7 and 95.5 % of digits,
/// and both readers together the same figures within 0.1.
inline constexpr double kCombSqueeze = 0.72;

/// Ink test's probability from which a cell counts as empty without asking the line reader.
inline constexpr double kSurelyEmpty = 0.97;

/// Makes the verdicts on blackened cells "struck out": the cell net was taught strokes, and names a digit.
void judge_blackened(const CombPictures& comb, std::span<CellVerdict> verdicts);

/// The verdict on every cell of some combs, one list a comb: of the cell net, all in one go; of bare paper and of paint
/// without it.
std::vector<std::vector<CellVerdict>> cell_verdicts(std::span<const CombPictures* const> combs,
                                                    const CellReader& reader);

/// Cuts `cells` (form millimetres, in reading order) out of a field and its copy without frames; the views stay valid
/// as long as both.
CombPictures comb_pictures(const FieldCut& cut, const FieldCut& bare, std::span<const Rect<FormMm>> cells);

/// The run of cells that hold writing, with one empty cell to each side: the line reader's time grows with the width.
struct WrittenRun {
  std::size_t first = 0;
  std::size_t end = 0;  ///< past the last; equal to `first` when nothing is written
  ImageView line;
  std::vector<CellSpan> spans;
};

/// A digit comb on its way through the readers.
struct DigitJob {
  std::vector<CellBelief> beliefs;  ///< so far: of the cell net and the ink test
  std::vector<bool> written;        ///< cells that the line reader is asked about
  WrittenRun run;
  std::size_t line = 0;  ///< its number in the queue
};

/// Begins a digit comb; `verdicts` are the cell net's, one per cell. Where net and ink test both see nothing the cell
/// is empty; the run of the others goes into the queue.
DigitJob start_digits(const CombPictures& comb, std::span<const CellVerdict> verdicts, LineQueue& queue);
/// What all readers believe about the cells, after the queue has run.
std::vector<CellBelief> finish_digits(DigitJob job, std::span<const CellVerdict> verdicts, const LineQueue& queue,
                                      const DigitHead& head);

/// A kana comb on its way through the line reader.
struct KanaJob {
  std::vector<KanaCell> cells;
  std::vector<bool> written;
  WrittenRun run;
  std::size_t line = 0;
  std::vector<std::pair<std::size_t, std::size_t>> alone;  ///< doubtful cell, number of its own line
  double contrast = 1;                                     ///< of the lightest writing
  bool blackened = false;                                  ///< some cell is painted over
};

/// Begins a kana comb: the run of written cells goes into the queue as one line.
KanaJob start_kana(const CombPictures& comb, LineQueue& queue);
/// After the queue has run: doubtful cells are put into it once more alone.
void look_again(KanaJob& job, const CombPictures& comb, LineQueue& queue);
/// After the queue has run again.
FieldValue finish_kana(KanaJob job, const LineQueue& queue);

/// Reads one digit comb, or one kana comb, by itself.
std::vector<CellBelief> digit_beliefs(const CombPictures& comb, std::span<const CellVerdict> verdicts,
                                      const LineReader& lines, const DigitHead& head);
FieldValue read_kana(const CombPictures& comb, const LineReader& lines);

}  // namespace uketsuke::ocr
