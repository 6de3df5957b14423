#include "ocr/lines/comb_lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace uketsuke::ocr {
namespace {

/// Steps a sign may begin before or after its cell: a network's peak may lie beside the ink.
constexpr int kSlackSteps = 1;

struct Window {
  int first = 0;  ///< first step at which the cell's sign may begin
  int last = 0;   ///< last such step

  bool holds(int step) const { return step >= first && step <= last; }
};

/// Weights at one step, times exp(log_scale). gap[i]: the last sign stood in cell i − 1 (none yet: 0) and nothing is
/// being written; sign[i][k]: cell i's sign k is being written. Cells passed over without a sign are empty.
struct Layer {
  std::vector<double> gap;
  std::vector<std::vector<double>> sign;
  double log_scale = 0;

  Layer(std::size_t cells, std::size_t signs) : gap(cells + 1, 0.0), sign(cells, std::vector<double>(signs + 1, 0.0)) {}

  /// Keeps the products of many steps inside the range of a double.
  void normalise() {
    double top = std::numeric_limits<double>::min();
    for (const double v : gap) top = std::max(top, v);
    for (const auto& row : sign) top = std::max(top, *std::max_element(row.begin(), row.end()));
    for (double& v : gap) v /= top;
    for (auto& row : sign)
      for (double& v : row) v /= top;
    log_scale += std::log(top);
  }
};

double sum(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0); }

/// The forward and backward passes over the comb. Let F_t be the weight of all beginnings up to step t and B_t that
/// of all endings after it. Sign k of cell j begins at step t with weight enter(F_{t-1}) · p_k(t) · B_t, where enter
/// adds up every state that has written up to some cell before j. Each path begins a cell's sign at one step only, so
/// the sums are over disjoint paths, and what is left of the total belongs to the empty cell.
class CombPaths {
 public:
  CombPaths(const Lattice& lattice, std::span<const CellSpan> cells)
      : lattice_(lattice), cells_(cells.size()), signs_(lattice.signs.size()) {
    for (const CellSpan& cell : cells) {
      const int from = static_cast<int>(std::lround(cell.from_px / lattice.px_per_step));
      const int to = static_cast<int>(std::lround(cell.to_px / lattice.px_per_step)) - 1;
      windows_.push_back({std::max(0, from - kSlackSteps), std::min(lattice.steps - 1, to + kSlackSteps)});
    }
    run_backward();
    run_forward();
  }

  std::vector<CombCell> cells() const {
    std::vector<CombCell> out = weights_;
    for (std::size_t i = 0; i < cells_; ++i) {
      const double written = sum(out[i].p);
      out[i].p[0] = std::max(0.0, total_ - written);
      const double all = std::max(total_, written);
      for (double& v : out[i].p) v = all > 0 ? v / all : 0.0;
      if (all <= 0) out[i].p[0] = 1.0;
      for (int step = windows_[i].first + kSlackSteps; step <= windows_[i].last - kSlackSteps; ++step) {
        out[i].allowed =
            std::max(out[i].allowed, static_cast<double>(lattice_.allowed[static_cast<std::size_t>(step)]));
        out[i].foreign =
            std::max(out[i].foreign, static_cast<double>(lattice_.foreign[static_cast<std::size_t>(step)]));
      }
    }
    return out;
  }

 private:
  void run_backward() {
    Layer end(cells_, signs_);
    std::fill(end.gap.begin(), end.gap.end(), 1.0);
    for (auto& row : end.sign) std::fill(row.begin() + 1, row.end(), 1.0);
    later_.assign(static_cast<std::size_t>(lattice_.steps), end);
    for (int step = lattice_.steps - 1; step > 0; --step) {
      const float* row = lattice_.row(step);
      const Layer& next = later_[static_cast<std::size_t>(step)];
      Layer out(cells_, signs_);
      out.log_scale = next.log_scale;
      std::vector<double> begun(signs_ + 1, 0.0);  // by sign, over all cells from i on
      for (std::size_t i = cells_ + 1; i-- > 0;) {
        if (i < cells_ && windows_[i].holds(step))
          for (std::size_t k = 1; k <= signs_; ++k) begun[k] += static_cast<double>(row[k]) * next.sign[i][k];
        const double open = static_cast<double>(row[0]) * next.gap[i] + sum(begun);
        out.gap[i] = open;
        for (std::size_t k = 1; i > 0 && k <= signs_; ++k)  // the same sign twice needs a blank between
          out.sign[i - 1][k] = open - begun[k] + static_cast<double>(row[k]) * next.sign[i - 1][k];
      }
      out.normalise();
      later_[static_cast<std::size_t>(step) - 1] = std::move(out);
    }
  }

  void run_forward() {
    weights_.assign(cells_, CombCell{std::vector<double>(signs_ + 1, 0.0), 0, 0});
    Layer now(cells_, signs_);
    now.gap[0] = 1;
    const double reference = later_.front().log_scale;
    for (int step = 0; step < lattice_.steps; ++step) {
      const float* row = lattice_.row(step);
      const Layer& later = later_[static_cast<std::size_t>(step)];
      const double factor = std::exp(now.log_scale + later.log_scale - reference);
      Layer next(cells_, signs_);
      next.log_scale = now.log_scale;
      double before = 0;                             // every state that has not passed cell i − 1
      std::vector<double> running(signs_ + 1, 0.0);  // of those, the ones writing sign k
      for (std::size_t i = 0; i <= cells_; ++i) {
        const double written = i > 0 ? sum(now.sign[i - 1]) : 0.0;
        next.gap[i] = static_cast<double>(row[0]) * (now.gap[i] + written);
        before += now.gap[i] + written;
        for (std::size_t k = 1; k <= signs_; ++k) {
          if (i > 0) running[k] += now.sign[i - 1][k];
          if (i == cells_) continue;
          const double p = static_cast<double>(row[k]);
          const double enter = windows_[i].holds(step) ? before - running[k] : 0.0;
          next.sign[i][k] = p * (now.sign[i][k] + enter);
          weights_[i].p[k] += p * enter * later.sign[i][k] * factor;
        }
      }
      next.normalise();
      now = std::move(next);
    }
    total_ = sum(now.gap);
    for (const auto& row : now.sign) total_ += sum(row);
    total_ *= std::exp(now.log_scale - reference);
  }

  const Lattice& lattice_;
  std::size_t cells_;
  std::size_t signs_;
  std::vector<Window> windows_;
  std::vector<Layer> later_;
  std::vector<CombCell> weights_;
  double total_ = 0;
};

}  // namespace

std::vector<CombCell> read_comb_lattice(const Lattice& lattice, std::span<const CellSpan> cells) {
  if (lattice.steps == 0) return std::vector<CombCell>(cells.size(), CombCell{{1.0}, 0, 0});
  return CombPaths(lattice, cells).cells();
}

}  // namespace uketsuke::ocr
