#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/model/reading.h"

namespace uketsuke::ocr {

/// Posterior over the 個人番号 that satisfy the check digit (平成26年総務省令第85号 第5条), given independent
/// probabilities of the twelve digits. Exact: a dynamic programme over residues mod 11 of the weighted digit sum.
struct MyNumberPosterior {
  double valid_mass = 0;        ///< probability that the twelve digits as read satisfy the check digit
  std::vector<Candidate> best;  ///< the most probable valid numbers; p is conditional on validity, all numbers sum to 1
};

/// `digits[i][d]` is the probability of digit d at place i (left to right). Returns the `n` best valid numbers.
MyNumberPosterior my_number_posterior(std::span<const std::array<double, 10>, 12> digits, std::size_t n);

}  // namespace uketsuke::ocr
