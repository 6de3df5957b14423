#include "capture/identify/least_squares.h"

#include <gtest/gtest.h>

#include "tools/page_maker/random.h"

namespace uketsuke::capture {
namespace {

using page_maker::Random;

TEST(LeastSquares, HomographyOfFourIsExact) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Random random(seed);
    const Transform<FormMm, CleanPx> truth(
        {11.8 + random.normal(0, 0.1), random.normal(0, 0.3), random.uniform(-50, 50), random.normal(0, 0.3),
         11.8 + random.normal(0, 0.1), random.uniform(-50, 50), random.normal(0, 2e-5), random.normal(0, 2e-5), 1});
    std::vector<Match> matches;
    for (const Point<FormMm> p : {Point<FormMm>{11, 11}, {199, 10}, {200, 287}, {10, 286}})
      matches.push_back({p, truth(p), 1});
    const auto found = homography_of_four(matches);
    ASSERT_TRUE(found.has_value());
    for (const Point<FormMm> p : {Point<FormMm>{105, 148}, {0, 297}, {180, 40}}) {
      EXPECT_NEAR((*found)(p).x, truth(p).x, 1e-4) << "seed " << seed;
      EXPECT_NEAR((*found)(p).y, truth(p).y, 1e-4) << "seed " << seed;
    }
  }
}

TEST(LeastSquares, AffineAndSimilarityAreRecovered) {
  const Transform<FormMm, CleanPx> affine({11.9, 0.2, 31, -0.1, 11.7, 12, 0, 0, 1});
  const Transform<FormMm, CleanPx> similar({11.8, -0.4, 5, 0.4, 11.8, -9, 0, 0, 1});
  std::vector<Match> a, s;
  for (const Point<FormMm> p : {Point<FormMm>{3, 4}, {190, 12}, {70, 260}, {150, 140}}) {
    a.push_back({p, affine(p), 1});
    s.push_back({p, similar(p), 1});
  }
  const Point<FormMm> q{99, 201};
  EXPECT_NEAR((*fit_affine(a))(q).x, affine(q).x, 1e-6);
  EXPECT_NEAR((*fit_similarity(s))(q).y, similar(q).y, 1e-6);
}

TEST(LeastSquares, WhatIsNotDeterminedIsSaidSo) {
  EXPECT_FALSE(fit_affine({{{1, 1}, {2, 2}, 1}, {{2, 2}, {4, 4}, 1}}).has_value());
  EXPECT_FALSE(fit_similarity({{{1, 1}, {2, 2}, 1}}).has_value());
  EXPECT_FALSE(homography_of_four({{{0, 0}, {0, 0}, 1}, {{1, 1}, {1, 1}, 1}, {{2, 2}, {2, 2}, 1}, {{3, 3}, {3, 3}, 1}})
                   .has_value());
}

TEST(LeastSquares, WeightsDecideBetweenContradictions) {
  NormalEquations eq(1);
  eq.add({{0, 1}}, 10, 3);
  eq.add({{0, 1}}, 20, 1);
  EXPECT_NEAR(eq.solve()->front(), 12.5, 1e-12);
}

}  // namespace
}  // namespace uketsuke::capture
