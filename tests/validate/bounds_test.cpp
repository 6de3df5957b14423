// Exact bounds against a second source: the golden values were computed with SciPy 1.17.1
// (scipy.stats.beta.ppf, scipy.stats.t.ppf, scipy.special.betainc).

#include "validate/policy/bounds.h"

#include <cmath>

#include <gtest/gtest.h>

namespace uketsuke::validate {
namespace {

void expect_near(double value, double golden) { EXPECT_NEAR(value, golden, 1e-8 * std::abs(golden)); }

TEST(Bounds, ClopperPearsonAgreesWithSciPy) {
  const struct {
    double wrong, n, alpha, lower, upper;
  } golden[] = {
      {0, 10000, 0.05, 0, 0.000299528359777},
      {1, 10000, 0.05, 5.12931628377e-06, 0.000474297659165},
      {3, 30000, 0.005, 1.12624249568e-05, 0.000365867268275},
      {7, 120, 0.025, 0.0237720237905, 0.116498379646},
      {119, 120, 0.05, 0.96107915314, 0.999572647221},
      {0, 1, 0.05, 0, 0.95},
      {50, 1e+06, 0.05, 3.89649280965e-05, 6.32866536426e-05},
      {2.5, 812.25, 0.05, 0.000705528366085, 0.00863522919303},
  };
  for (const auto& g : golden) {
    expect_near(clopper_pearson_upper(g.wrong, g.n, g.alpha), g.upper);
    expect_near(clopper_pearson_lower(g.wrong, g.n, g.alpha), g.lower);
  }
}

TEST(Bounds, NothingSeenSaysNothing) {
  EXPECT_EQ(clopper_pearson_upper(0, 0, 0.05), 1);
  EXPECT_EQ(clopper_pearson_lower(0, 0, 0.05), 0);
  EXPECT_EQ(clopper_pearson_upper(5, 5, 0.05), 1);
}

// The rule of three has a closed form when none is wrong.
TEST(Bounds, WithoutAnErrorTheBoundIsTheClosedForm) {
  for (const double n : {1.0, 17.0, 3000.0, 1e7})
    for (const double alpha : {0.05, 0.005})
      EXPECT_NEAR(clopper_pearson_upper(0, n, alpha) / -std::expm1(std::log(alpha) / n), 1, 1e-7) << n;
}

// The definition: at the bound, so few wrong ones are just as likely as alpha.
TEST(Bounds, AtTheUpperBoundSoFewAreAsLikelyAsAlpha) {
  constexpr int kTrials = 60;
  for (int wrong = 0; wrong < kTrials; wrong += 7) {
    const double p = clopper_pearson_upper(wrong, kTrials, 0.05);
    double at_most = 0;
    double term = std::pow(1 - p, kTrials);
    for (int k = 0; k <= wrong; ++k) {
      at_most += term;
      term *= p / (1 - p) * (kTrials - k) / (k + 1);
    }
    EXPECT_NEAR(at_most, 0.05, 1e-9) << wrong;
  }
}

TEST(Bounds, StudentAgreesWithSciPy) {
  const struct {
    double p, degrees, t;
  } golden[] = {
      {0.975, 1, 12.7062047362},    {0.995, 1, 63.6567411629},  {0.95, 2, 2.91998558035},
      {0.995, 9, 3.24983554159},    {0.975, 29, 2.04522964213}, {0.995, 123.5, 2.61622514808},
      {0.95, 1e+06, 1.64485515072},
  };
  for (const auto& g : golden) expect_near(student_quantile(g.p, g.degrees), g.t);
}

TEST(Bounds, IncompleteBetaAgreesWithSciPy) {
  expect_near(regularised_beta(0.5, 2, 3), 0.6875);
  expect_near(regularised_beta(1e-4, 1, 10000), 0.632138953567);
  expect_near(regularised_beta(0.999, 500, 0.5), 0.31731044731);
  expect_near(regularised_beta(0.3, 30.5, 70.25), 0.487630874629);
}

}  // namespace
}  // namespace uketsuke::validate
