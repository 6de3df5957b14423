#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace uketsuke::ocr {

/// Which of n things belong together, by union and find with path halving.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t n) : home_(n) { std::iota(home_.begin(), home_.end(), std::size_t{0}); }

  /// The one that stands for all that belong with `i`.
  std::size_t root(std::size_t i) {
    while (home_[i] != i) i = home_[i] = home_[home_[i]];
    return i;
  }
  /// `i` stands for both then.
  void join(std::size_t i, std::size_t k) { home_[root(k)] = root(i); }

 private:
  std::vector<std::size_t> home_;
};

}  // namespace uketsuke::ocr
