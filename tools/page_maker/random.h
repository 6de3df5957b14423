#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace uketsuke::page_maker {

/// Chance with a seed: same seed, same numbers on every machine (SplitMix64; the standard library's
/// distributions differ between implementations).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// In [0, 1).
  double uniform();
  double uniform(double from, double to) { return from + (to - from) * uniform(); }
  /// Normal distribution, cut at three deviations so that no page is spoilt by one wild number.
  double normal(double mean, double deviation);
  /// Whole number in [from, to].
  int whole(int from, int to);
  bool chance(double p) { return uniform() < p; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(whole(0, static_cast<int>(from.size()) - 1))];
  }
  /// An independent stream for one purpose, so that one part of a page can change without changing the rest.
  Random fork(std::string_view purpose) const;

 private:
  std::uint64_t state_;
};

}  // namespace uketsuke::page_maker
