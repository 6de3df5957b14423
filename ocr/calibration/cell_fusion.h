#pragma once

#include <array>
#include <span>
#include <vector>

#include "ocr/cells/cell_reader.h"
#include "ocr/lines/comb_lattice.h"

namespace uketsuke::ocr {

/// What the readers together believe about one digit cell.
struct CellBelief {
  /// Probabilities of 0–9, empty, struck out, not a digit (the cell net's classes); sum to 1.
  std::array<double, kCellClasses> p{};
  bool agree = false;  ///< most readers name what is believed
  bool faint = false;  ///< the writing is so light that all readers are known to be over-confident

  std::size_t best() const;
};

/// Adds the log-probabilities of the cell net, the line recogniser (from the digit mask) and the digit head, which err on
/// different cells, then gives a share back to all classes: little where all agree on dark ink, more where they differ
/// or the ink is faint. A doubt of dark ink that is large by then is made a little smaller, a small one smaller still
/// where most readers agree.
CellBelief fuse(const CellVerdict& net, const CombCell& line, const CellProbabilities& head);

/// The net and the ink test, for a comb in which nothing seems to be written: `p_blank` is the ink test's probability
/// that the cell is empty. Two different looks at the same paper: their odds multiply.
CellBelief with_ink(const CellVerdict& net, double p_blank);

/// What the page as a whole tells of its digits: where written cells are doubted much in the mean (worn copies, faint
/// pencil, a strange hand) the sure ones are misread more often than they say, and all doubts are made larger. `combs`
/// are all digit combs of one page. Empty cells count for nothing and stay as they are. Returns that mean, 0 where
/// nothing is written.
double weigh_page(std::span<std::vector<CellBelief>* const> combs);

/// Mean doubt of a page from which digits may have been lost altogether: what looks empty there is asked about. Of 160 clean
/// and office sheets none had more than 0.056; of 79 copies ten had more than 0.07, all of faint pencil.
inline constexpr double kLosingPage = 0.07;

}  // namespace uketsuke::ocr
