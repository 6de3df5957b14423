#pragma once

#include <array>

#include "ocr/cells/cell_reader.h"
#include "ocr/lines/comb_lattice.h"

namespace uketsuke::ocr {

/// What both readers together believe about one digit cell.
struct CellBelief {
  /// Probabilities of 0–9, empty, struck out, not a digit (the cell net's classes); sum to 1.
  std::array<double, kCellClasses> p{};
  bool agree = false;  ///< both readers name the same digit, or both say empty
  bool faint = false;  ///< the writing is so light that both readers are known to be over-confident

  std::size_t best() const;
};

/// Adds the log-probabilities of the two readers (they err on different cells), then gives a share back to all classes:
/// little where both agree on dark ink, more where they differ or the ink is faint. `line` must come from the digit
/// mask.
CellBelief fuse(const CellVerdict& net, const CombCell& line);

/// The net and the ink test, for a comb in which nothing seems to be written: `p_blank` is the ink test's probability
/// that the cell is empty. Two different looks at the same paper: their odds multiply.
CellBelief with_ink(const CellVerdict& net, double p_blank);

}  // namespace uketsuke::ocr
