#pragma once

#include <cstddef>
#include <vector>

namespace uketsuke::ocr {

/// One option of one place, and its probability.
struct PlaceOption {
  int symbol = 0;  ///< caller's code
  double p = 0;
};

/// A choice of one option per place.
struct Combination {
  std::vector<int> symbols;
  double p = 0;
};

/// The `n` most probable combinations of independent places, best first (best-first search over ranks; exact).
std::vector<Combination> k_best(std::vector<std::vector<PlaceOption>> places, std::size_t n);

}  // namespace uketsuke::ocr
