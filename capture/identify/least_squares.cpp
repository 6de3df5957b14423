#include "capture/identify/least_squares.h"

#include <algorithm>
#include <cmath>

#include "core/errors/require.h"

namespace uketsuke::capture {

NormalEquations::NormalEquations(int n)
    : n_(n), a_(static_cast<std::size_t>(n) * static_cast<std::size_t>(n), 0.0), b_(static_cast<std::size_t>(n), 0.0) {
  for (std::size_t i = 0; i < b_.size(); ++i) first_.push_back(i);
}

void NormalEquations::add(const std::vector<Term>& terms, double right, double weight) {
  const auto n = static_cast<std::size_t>(n_);
  for (const Term& p : terms) {
    const auto row = static_cast<std::size_t>(p.index);
    for (const Term& q : terms) {
      const auto column = static_cast<std::size_t>(q.index);
      if (column > row) continue;
      a_[row * n + column] += weight * p.value * q.value;
      first_[row] = std::min(first_[row], column);
    }
    b_[row] += weight * p.value * right;
  }
}

// A grid ties each node to near ones only, so that most of a row is zero and stays so: rows begin at first_.
std::optional<std::vector<double>> NormalEquations::solve() const {
  const auto n = static_cast<std::size_t>(n_);
  std::vector<double> l = a_;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = first_[i]; j <= i; ++j) {
      double sum = l[i * n + j];
      for (std::size_t k = std::max(first_[i], first_[j]); k < j; ++k) sum -= l[i * n + k] * l[j * n + k];
      if (i == j) {
        if (!(sum > 1e-12 * (1 + std::abs(a_[i * n + i])))) return std::nullopt;
        l[i * n + i] = std::sqrt(sum);
      } else {
        l[i * n + j] = sum / l[j * n + j];
      }
    }
  }
  std::vector<double> x = b_;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = first_[i]; k < i; ++k) x[i] -= l[i * n + k] * x[k];
    x[i] /= l[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    x[i] /= l[i * n + i];
    for (std::size_t k = first_[i]; k < i; ++k) x[k] -= l[i * n + k] * x[i];
  }
  return x;
}

std::optional<Transform<FormMm, CleanPx>> fit_affine(const std::vector<Match>& matches) {
  NormalEquations eq(6);
  for (const Match& m : matches) {
    eq.add({{0, m.form.x}, {1, m.form.y}, {2, 1}}, m.clean.x, m.weight);
    eq.add({{3, m.form.x}, {4, m.form.y}, {5, 1}}, m.clean.y, m.weight);
  }
  const auto x = eq.solve();
  if (!x) return std::nullopt;
  return Transform<FormMm, CleanPx>({(*x)[0], (*x)[1], (*x)[2], (*x)[3], (*x)[4], (*x)[5], 0, 0, 1});
}

std::optional<Transform<FormMm, CleanPx>> fit_similarity(const std::vector<Match>& matches) {
  NormalEquations eq(4);
  for (const Match& m : matches) {
    eq.add({{0, m.form.x}, {1, -m.form.y}, {2, 1}}, m.clean.x, m.weight);
    eq.add({{0, m.form.y}, {1, m.form.x}, {3, 1}}, m.clean.y, m.weight);
  }
  const auto x = eq.solve();
  if (!x) return std::nullopt;
  return Transform<FormMm, CleanPx>({(*x)[0], -(*x)[1], (*x)[2], (*x)[1], (*x)[0], (*x)[3], 0, 0, 1});
}

std::optional<Transform<FormMm, CleanPx>> homography_of_four(const std::vector<Match>& matches) {
  UKETSUKE_REQUIRE(matches.size() == 4);
  // Millimetres and pixels differ by orders of magnitude, so both are brought to the unit square first.
  constexpr double kForm = 1 / 300.0, kClean = 1 / 4000.0;
  NormalEquations eq(8);
  for (const Match& m : matches) {
    const double x = m.form.x * kForm, y = m.form.y * kForm, u = m.clean.x * kClean, v = m.clean.y * kClean;
    eq.add({{0, x}, {1, y}, {2, 1}, {6, -u * x}, {7, -u * y}}, u, 1);
    eq.add({{3, x}, {4, y}, {5, 1}, {6, -v * x}, {7, -v * y}}, v, 1);
  }
  const auto h = eq.solve();
  if (!h) return std::nullopt;
  const double s = kForm / kClean;
  return Transform<FormMm, CleanPx>({(*h)[0] * s, (*h)[1] * s, (*h)[2] / kClean, (*h)[3] * s, (*h)[4] * s,
                                     (*h)[5] / kClean, (*h)[6] * kForm, (*h)[7] * kForm, 1});
}

}  // namespace uketsuke::capture
