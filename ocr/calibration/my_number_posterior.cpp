#include "ocr/calibration/my_number_posterior.h"

#include <algorithm>

namespace uketsuke::ocr {
namespace {

/// Weights of the first eleven digits, left to right; the residue of their sum fixes the twelfth.
constexpr std::array<int, 11> kWeights{6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

struct Partial {
  std::string digits;
  double p = 0;
};

/// The best bodies that share a residue, and the mass of all bodies with it.
struct Residue {
  double mass = 0;
  std::vector<Partial> best;
};

void keep_best(std::vector<Partial>& list, std::size_t n) {
  std::sort(list.begin(), list.end(), [](const Partial& a, const Partial& b) { return a.p > b.p; });
  if (list.size() > n) list.resize(n);
}

}  // namespace

MyNumberPosterior my_number_posterior(std::span<const std::array<double, 10>, 12> digits, std::size_t n) {
  std::array<Residue, 11> now{};
  now[0] = {1.0, {{"", 1.0}}};
  for (std::size_t place = 0; place < kWeights.size(); ++place) {
    std::array<Residue, 11> next{};
    for (std::size_t r = 0; r < now.size(); ++r)
      for (std::size_t d = 0; d < 10; ++d) {
        const double p = digits[place][d];
        if (p <= 0) continue;
        Residue& to = next[(r + static_cast<std::size_t>(kWeights[place]) * d) % 11];
        to.mass += now[r].mass * p;
        for (const Partial& body : now[r].best)
          to.best.push_back({body.digits + static_cast<char>('0' + d), body.p * p});
      }
    for (Residue& r : next) keep_best(r.best, n);
    now = std::move(next);
  }
  MyNumberPosterior out;
  std::vector<Partial> whole;
  for (std::size_t r = 0; r < now.size(); ++r) {
    const std::size_t check = r <= 1 ? 0 : 11 - r;
    const double p = digits[11][check];
    out.valid_mass += now[r].mass * p;
    for (const Partial& body : now[r].best) whole.push_back({body.digits + static_cast<char>('0' + check), body.p * p});
  }
  keep_best(whole, n);
  for (const Partial& number : whole)
    out.best.push_back({number.digits, out.valid_mass > 0 ? number.p / out.valid_mass : 0.0});
  return out;
}

}  // namespace uketsuke::ocr
