#pragma once

#include <span>
#include <vector>

#include "ocr/lines/lattice.h"

namespace uketsuke::ocr {

/// A cell of a comb along the line image, in its pixels.
struct CellSpan {
  double from_px = 0;
  double to_px = 0;
};

/// What a comb read as one line says about one cell.
struct CombCell {
  std::vector<double> p;  ///< entry 0: the cell is empty; entry k: sign k of the lattice. Sums to 1
  double allowed = 0;  ///< highest unmasked probability of an allowed sign at a step of the cell: evidence of writing
  double foreign = 0;  ///< highest unmasked probability of a sign that the field cannot hold
};

/// Reads a comb as one line with known cells (マス目): every cell holds one sign or none, a sign begins in its own cell
/// (one step of slack, since a network's peak may lie beside the ink), signs keep their order. The posteriors are exact
/// under these rules (forward-backward), so a sign drifting over its border is not counted twice.
/// Cells must be in order and must not overlap.
std::vector<CombCell> read_comb_lattice(const Lattice& lattice, std::span<const CellSpan> cells);

}  // namespace uketsuke::ocr
