#include "ocr/lines/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>

namespace uketsuke::ocr {
namespace {

/// Prefixes kept per step. 12 gave the same first five candidates as 64 on all lines tried.
constexpr std::size_t kBeam = 16;
/// Signs tried per step, and the least probability of one; the rest cannot enter the first candidates.
constexpr std::size_t kSignsPerStep = 12;
constexpr float kLeastStep = 1e-5F;

/// Probability of a prefix whose last step was a blank or its last sign.
struct Mass {
  double blank = 0;
  double sign = 0;
  double total() const { return blank + sign; }
};
using Beam = std::map<std::vector<char32_t>, Mass>;

std::vector<std::size_t> strong_signs(const Lattice& lattice, int step) {
  const float* row = lattice.row(step);
  std::vector<std::size_t> picked;
  for (std::size_t k = 1; k < lattice.row_size(); ++k)
    if (row[k] > kLeastStep) picked.push_back(k);
  const std::size_t keep = std::min(kSignsPerStep, picked.size());
  std::partial_sort(picked.begin(), picked.begin() + static_cast<std::ptrdiff_t>(keep), picked.end(),
                    [row](std::size_t a, std::size_t b) { return row[a] > row[b]; });
  picked.resize(keep);
  return picked;
}

void extend(const Lattice& lattice, int step, std::span<const std::size_t> strong, const std::vector<char32_t>& prefix,
            const Mass& mass, Beam& next) {
  const float* row = lattice.row(step);
  Mass& same = next[prefix];
  same.blank += mass.total() * static_cast<double>(row[0]);
  for (const std::size_t k : strong) {
    const char32_t sign = lattice.signs[k - 1];
    const double p = static_cast<double>(row[k]);
    const bool repeats = !prefix.empty() && prefix.back() == sign;
    if (repeats) next[prefix].sign += mass.sign * p;
    auto longer = prefix;
    longer.push_back(sign);
    next[longer].sign += (repeats ? mass.blank : mass.total()) * p;
  }
}

Beam strongest(const Beam& beam, double& scale) {
  std::vector<std::pair<double, const Beam::value_type*>> order;
  for (const auto& entry : beam) order.emplace_back(entry.second.total(), &entry);
  const std::size_t keep = std::min(kBeam, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(keep), order.end(),
                    [](const auto& a, const auto& b) { return a.first > b.first; });
  Beam out;
  const double top = std::max(order.front().first, std::numeric_limits<double>::min());
  for (std::size_t i = 0; i < keep; ++i) {
    const Mass& m = order[i].second->second;
    out[order[i].second->first] = {m.blank / top, m.sign / top};
  }
  scale += std::log(top);
  return out;
}

}  // namespace

std::vector<LineCandidate> n_best(const Lattice& lattice, std::size_t n) {
  Beam beam{{{}, {1.0, 0.0}}};
  double scale = 0;
  for (int step = 0; step < lattice.steps; ++step) {
    Beam next;
    const auto strong = strong_signs(lattice, step);
    for (const auto& [prefix, mass] : beam) extend(lattice, step, strong, prefix, mass, next);
    beam = strongest(next, scale);
  }
  std::vector<LineCandidate> out;
  for (const auto& [text, mass] : beam) out.push_back({text, std::min(1.0, mass.total() * std::exp(scale))});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
  if (out.size() > n) out.resize(n);
  return out;
}

namespace {

/// Least probability at any step with which a sign takes part in a posterior; thousands of signs together stay below
/// it.
constexpr float kLeastSeen = 1e-9F;

/// Signs with more than kLeastSeen at some step of [first, end): of the 6,800 of a free line a few dozen.
std::vector<std::size_t> signs_seen(const Lattice& lattice, int first, int end) {
  std::vector<float> top(lattice.row_size(), 0.0F);
  for (int step = first; step < end; ++step) {
    const float* row = lattice.row(step);
    for (std::size_t k = 1; k < top.size(); ++k) top[k] = std::max(top[k], row[k]);
  }
  std::vector<std::size_t> out;
  for (std::size_t k = 1; k < top.size(); ++k)
    if (top[k] > kLeastSeen) out.push_back(k);
  return out;
}

}  // namespace

std::vector<double> one_sign_posterior(const Lattice& lattice, int from, int to) {
  const std::size_t n = lattice.row_size();
  const int first = std::max(0, from), end = std::min(to, lattice.steps);
  const auto seen = signs_seen(lattice, first, end);
  std::vector<double> inside(seen.size(), 0.0), after(seen.size(), 0.0);
  double before = 1.0;  // only blanks so far
  for (int step = first; step < end; ++step) {
    const float* row = lattice.row(step);
    const double blank = static_cast<double>(row[0]);
    double top = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      after[i] = (after[i] + inside[i]) * blank;
      inside[i] = (inside[i] + before) * static_cast<double>(row[seen[i]]);
      top = std::max({top, after[i], inside[i]});
    }
    before *= blank;
    // Keeps products of many small steps inside the range of a double; the common factor cancels below.
    const double rescale = 1.0 / std::max({top, before, std::numeric_limits<double>::min()});
    before *= rescale;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      after[i] *= rescale;
      inside[i] *= rescale;
    }
  }
  std::vector<double> out(n, 0.0);
  out[0] = before;
  double sum = before;
  for (std::size_t i = 0; i < seen.size(); ++i) sum += out[seen[i]] = inside[i] + after[i];
  for (double& v : out) v /= sum;
  return out;
}

namespace {

/// First and last step of every sign in the most probable alignment of blank* s1+ blank* s2+ … (Viterbi).
std::vector<std::pair<int, int>> align(const Lattice& lattice, const std::vector<std::size_t>& wanted) {
  const std::size_t states = wanted.size() * 2 + 1;
  const double lowest = -1e30;
  std::vector<double> score(states, lowest), next(states);
  std::vector<std::vector<std::uint8_t>> back;
  for (int step = 0; step < lattice.steps; ++step) {
    const float* row = lattice.row(step);
    back.emplace_back(states, std::uint8_t{0});
    for (std::size_t s = 0; s < states; ++s) {
      const bool sign = s % 2 == 1;
      double best = step == 0 ? (s <= 1 ? 0.0 : lowest) : score[s];
      std::uint8_t from = 0;
      if (step > 0 && s >= 1 && score[s - 1] > best) best = score[s - 1], from = 1;
      const bool skip = sign && s >= 3 && wanted[s / 2] != wanted[s / 2 - 1];
      if (step > 0 && skip && score[s - 2] > best) best = score[s - 2], from = 2;
      next[s] = best + std::log(static_cast<double>(row[sign ? wanted[s / 2] : 0]) + 1e-12);
      back.back()[s] = from;
    }
    score = next;
  }
  std::vector<std::pair<int, int>> spans(wanted.size(), {-1, -1});
  if (lattice.steps == 0 || states < 2) return spans;
  std::size_t s = score[states - 1] >= score[states - 2] ? states - 1 : states - 2;
  for (int step = lattice.steps - 1; step >= 0; --step) {
    if (s % 2 == 1) {
      auto& span = spans[s / 2];
      span.first = step;
      if (span.second < 0) span.second = step;
    }
    s -= back[static_cast<std::size_t>(step)][s];
  }
  return spans;
}

}  // namespace

std::vector<PlacedSign> place_signs(const Lattice& lattice, std::span<const char32_t> text) {
  std::vector<std::size_t> wanted;
  for (const char32_t c : text) {
    const auto at = std::find(lattice.signs.begin(), lattice.signs.end(), c);
    if (at == lattice.signs.end()) return {};
    wanted.push_back(static_cast<std::size_t>(at - lattice.signs.begin()) + 1);
  }
  const auto spans = align(lattice, wanted);
  std::vector<PlacedSign> out;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const int from = i == 0 ? 0 : (spans[i - 1].second + spans[i].first + 1) / 2;
    const int to = i + 1 == wanted.size() ? lattice.steps : (spans[i].second + spans[i + 1].first + 1) / 2;
    const auto posterior =
        one_sign_posterior(lattice, std::min(from, spans[i].first), std::max(to, spans[i].second + 1));
    std::vector<SignPosterior> order;
    for (std::size_t k = 1; k < posterior.size(); ++k)
      if (posterior[k] > 1e-6 || k == wanted[i]) order.push_back({lattice.signs[k - 1], posterior[k]});
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
    if (order.size() > 6) order.resize(6);
    int step = spans[i].first;
    for (int s = spans[i].first; s <= spans[i].second; ++s)
      if (lattice.row(s)[0] < lattice.row(step)[0]) step = s;
    const std::size_t at = static_cast<std::size_t>(step) * kFeatures;
    std::vector<float> features;
    if (at + kFeatures <= lattice.features.size())
      features.assign(lattice.features.begin() + static_cast<std::ptrdiff_t>(at),
                      lattice.features.begin() + static_cast<std::ptrdiff_t>(at + kFeatures));
    out.push_back({text[i], posterior[wanted[i]], spans[i].first * lattice.px_per_step,
                   (spans[i].second + 1) * lattice.px_per_step, std::move(order), std::move(features)});
  }
  return out;
}

}  // namespace uketsuke::ocr
