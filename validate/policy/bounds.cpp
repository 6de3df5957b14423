#include "validate/policy/bounds.h"

#include <cmath>

#include "core/errors/require.h"

namespace uketsuke::validate {
namespace {

// Far more than the fraction needs on the side where it is used (about the square root of the larger parameter).
constexpr int kMostTerms = 100'000;
constexpr double kSmallest = 1e-300;
constexpr int kMostHalvings = 400;

double not_zero(double value) { return std::abs(value) < kSmallest ? kSmallest : value; }

// The continued fraction of I_x(a, b), evaluated from the front (Lentz); converges fast for x < (a + 1) / (a + b + 2).
double beta_fraction(double x, double a, double b) {
  double c = 1;
  double d = 1 / not_zero(1 - (a + b) * x / (a + 1));
  double value = d;
  for (int m = 1; m <= kMostTerms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / not_zero(1 + even * d);
    c = not_zero(1 + even / c);
    value *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / not_zero(1 + odd * d);
    c = not_zero(1 + odd / c);
    const double factor = d * c;
    value *= factor;
    if (std::abs(factor - 1) < 1e-15) break;
  }
  return value;
}

}  // namespace

double regularised_beta(double x, double a, double b) {
  UKETSUKE_REQUIRE(a > 0 && b > 0 && x >= 0 && x <= 1);
  if (x == 0 || x == 1) return x;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(1 - x, b, a) / b;
}

double beta_quantile(double p, double a, double b) {
  UKETSUKE_REQUIRE(p >= 0 && p <= 1);
  double low = kSmallest;
  double high = 1;
  for (int i = 0; i < kMostHalvings && high - low > 1e-15 * high; ++i) {
    // Shares far below 1 are found by halving their logarithm.
    const double middle = high / low > 4 ? std::sqrt(low) * std::sqrt(high) : (low + high) / 2;
    (regularised_beta(middle, a, b) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

double student_quantile(double p, double degrees) {
  UKETSUKE_REQUIRE(p > 0.5 && p < 1 && degrees > 0);
  const double x = beta_quantile(2 * (1 - p), degrees / 2, 0.5);
  return std::sqrt(degrees * (1 - x) / x);
}

double clopper_pearson_upper(double wrong, double n, double alpha) {
  if (n <= 0 || wrong >= n) return 1;
  return beta_quantile(1 - alpha, wrong + 1, n - wrong);
}

double clopper_pearson_lower(double wrong, double n, double alpha) {
  if (n <= 0 || wrong <= 0) return 0;
  return beta_quantile(alpha, wrong, n - wrong + 1);
}

}  // namespace uketsuke::validate
