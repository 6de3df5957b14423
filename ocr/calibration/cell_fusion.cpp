#include "ocr/calibration/cell_fusion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/errors/require.h"

namespace uketsuke::ocr {
namespace {

/// Weights of the two log-probabilities, and what the line reader, which knows neither, is taken to say about "struck
/// out" and "not a digit". Fitted for the least log-loss on made combs of writers left out of training (five sets,
/// 3,600 cells); the net alone is surer of strikes than it may be, so what the line reads as a plain digit counts
/// against.
constexpr double kNetWeight = 0.7;
constexpr double kLineWeight = 0.8;
constexpr double kUnknownToLine = 0.1;
/// The line reader is never surer than this: on faint 16-pixel pencil 0.9 % of its ≥ 0.99 are wrong.
constexpr double kLineFloor = 0.01;
/// Share given back to all classes, by circumstance.
constexpr double kResidualAgree = 0.0006;
constexpr double kResidualBlank = 0.00005;
constexpr double kResidualFaint = 0.01;
constexpr double kResidualDiffer = 0.04;
/// Contrast under which writing counts as faint, of 1: a pencil at 30 % is read well, below 16 % the errors multiply.
constexpr double kFaintContrast = 0.16;

void give_back(CellBelief& belief, double share) {
  const double total = std::accumulate(belief.p.begin(), belief.p.end(), 0.0);
  for (double& v : belief.p) v = v / total * (1 - share) + share / static_cast<double>(kCellClasses);
}

/// An empty cell has no contrast of its own; only written ones can be faint.
bool is_faint(const CellVerdict& net) { return net.contrast < kFaintContrast && net.best() != kCellEmpty; }

}  // namespace

std::size_t CellBelief::best() const {
  return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
}

CellBelief fuse(const CellVerdict& net, const CombCell& line) {
  UKETSUKE_REQUIRE(line.p.size() == 11);
  CellBelief out;
  out.faint = is_faint(net);
  for (std::size_t k = 0; k < kCellClasses; ++k) {
    double seen = kUnknownToLine;
    if (k < 10) seen = line.p[k + 1];
    if (k == kCellEmpty) seen = line.p[0];
    out.p[k] = std::pow(net.p[k] + 1e-9, kNetWeight) * std::pow(seen + kLineFloor, kLineWeight);
  }
  const std::size_t line_best =
      static_cast<std::size_t>(std::max_element(line.p.begin(), line.p.end()) - line.p.begin());
  const std::size_t line_class = line_best == 0 ? kCellEmpty : line_best - 1;
  const std::size_t net_best = net.best();
  // The line reader has no word for a strike or a scribble; there only the net's own certainty counts.
  out.agree = net_best == line_class || net_best == kCellStruck || net_best == kCellOther;
  give_back(out, !out.agree ? kResidualDiffer : out.faint ? kResidualFaint : kResidualAgree);
  return out;
}

CellBelief with_ink(const CellVerdict& net, double p_blank) {
  CellBelief out;
  for (std::size_t k = 0; k < kCellClasses; ++k)
    out.p[k] = net.p[k] * (k == kCellEmpty ? p_blank : 1 - p_blank) + 1e-12;
  out.agree = (net.best() == kCellEmpty) == (p_blank > 0.5);
  give_back(out, out.agree ? kResidualBlank : kResidualDiffer);
  return out;
}

}  // namespace uketsuke::ocr
