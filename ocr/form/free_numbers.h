#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "ocr/calibration/text_numbers.h"
#include "ocr/form/comb_fields.h"

namespace uketsuke::ocr {

/// A number written freely in a line of text (番地, 記号番号): its signs cut out of the line one by one, the digits among them
/// set into the cells of a comb that nobody printed, so that what reads combs can look at them too.
struct FreeNumber {
  std::size_t first = 0;  ///< sign of the line's reading where it begins
  std::size_t end = 0;    ///< past its last sign; equal to `first` where the line reader saw nothing
  std::vector<PlacedSign> signs;  ///< what stands one after another: '0' for a digit, '-' for a level stroke
  bool more_ink = false;          ///< more stands there than the line reader has signs for
  std::vector<Image> pictures;    ///< that the views of `comb` show
  CombPictures comb;              ///< of the digits alone; empty where they cannot be parted
  std::vector<CellVerdict> verdicts;
  DigitJob job;

  /// After the queue has run; nothing where a cell holds no digit or there are none.
  std::optional<NumberInLine> read(const LineQueue& queue, const DigitHead& head);
};

/// The numbers of a line: what is read as digits and hyphens, what stands among them, and signs between them and before
/// 丁目, 番, 号 that nobody read. Digits that touch each other are no number for a comb. `line` is the picture that was
/// read, `signs` its reading.
std::vector<FreeNumber> find_free_numbers(const ImageView& line, double px_per_mm, std::span<const PlacedSign> signs);

/// Asks the cell net about all their digits and puts their combs into the queue.
void start_numbers(std::span<FreeNumber* const> numbers, const CellReader& cells, LineQueue& queue);

}  // namespace uketsuke::ocr
