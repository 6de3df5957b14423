#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/geometry/transform.h"

namespace uketsuke::capture {

/// Normal equations A x = b of a least squares problem, gathered row by row; A is symmetric, n × n.
class NormalEquations {
 public:
  explicit NormalEquations(int n);
  /// Adds the equation Σ value · x[index] = right with a weight (one over its variance).
  struct Term {
    int index;
    double value;
  };
  void add(const std::vector<Term>& terms, double right, double weight);
  /// The solution by Cholesky; nullopt when the equations do not determine it.
  std::optional<std::vector<double>> solve() const;

 private:
  int n_;
  std::vector<double> a_;  ///< lower triangle in full rows
  std::vector<double> b_;
  std::vector<std::size_t> first_;  ///< first column of each row that is not zero, in A as in its Cholesky factor
};

/// A printed place and where it was found.
struct Match {
  Point<FormMm> form;
  Point<CleanPx> clean;
  double weight = 1;
};

/// Best affine map; needs three matches that are not on one line.
std::optional<Transform<FormMm, CleanPx>> fit_affine(const std::vector<Match>& matches);
/// Best similarity (turn, one scale, move); needs two matches.
std::optional<Transform<FormMm, CleanPx>> fit_similarity(const std::vector<Match>& matches);
/// The homography through exactly four matches.
std::optional<Transform<FormMm, CleanPx>> homography_of_four(const std::vector<Match>& matches);

}  // namespace uketsuke::capture
