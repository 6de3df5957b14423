// Thresholds from calibration data: honest about chance, about few writers, and about having looked ten times.

#include "validate/policy/calibration.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "validate/policy/bounds.h"

namespace uketsuke::validate {
namespace {

/// Readings of hands of which some are worse than others: the wrong share of a hand is gamma distributed around what
/// the confidence says, with a coefficient of variation of `spread`.
class Office {
 public:
  explicit Office(std::uint32_t seed) : random_(seed) {}

  std::vector<CalibrationPoint> readings(int writers, int of_each, double spread, double honesty) {
    std::vector<CalibrationPoint> out;
    std::gamma_distribution<double> hands(1 / (spread * spread), spread * spread);
    for (int w = 0; w < writers; ++w) {
      const double hand = spread > 0 ? hands(random_) : 1;
      for (int i = 0; i < of_each; ++i) {
        // Doubts from 1e-5 to 0.3, evenly on a logarithmic scale.
        const double doubt = std::exp(std::log(1e-5) + uniform_(random_) * (std::log(0.3) - std::log(1e-5)));
        out.push_back({1 - doubt, uniform_(random_) >= doubt * honesty * hand, "w" + std::to_string(w)});
      }
    }
    return out;
  }
  /// The wrong share of everything accepted at a threshold: the mean doubt below 1 - threshold.
  static double truth(double threshold, double honesty) {
    const double most = 1 - threshold;
    return honesty * (most - 1e-5) / (std::log(most) - std::log(1e-5));
  }

 private:
  std::mt19937_64 random_;
  std::uniform_real_distribution<double> uniform_{0, 1};
};

TEST(Calibration, AnErrorOfZeroForHonestConfidencesAndNotForBoastfulOnes) {
  EXPECT_LE(calibration_error(Office(1).readings(50, 2000, 0, 1)), 0.002);
  const auto boastful = Office(1).readings(50, 2000, 0, 3);
  const double mean_doubt = (0.3 - 1e-5) / (std::log(0.3) - std::log(1e-5));
  EXPECT_NEAR(calibration_error(boastful), 2 * mean_doubt, 0.006);
  EXPECT_EQ(calibration_error({}), 0);
}

TEST(Calibration, TheReliabilityTableCountsEveryReadingOnce) {
  const auto points = Office(3).readings(10, 1000, 0, 1);
  int readings = 0;
  int outside = 0;
  for (const ReliabilityBin& bin : reliability(points)) {
    readings += bin.readings;
    if (bin.readings == 0) continue;
    EXPECT_GE(bin.mean_confidence, bin.from);
    EXPECT_LE(bin.right_low, bin.right_share);
    EXPECT_GE(bin.right_high, bin.right_share);
    if (bin.mean_confidence < bin.right_low || bin.mean_confidence > bin.right_high) ++outside;
  }
  EXPECT_LE(outside, 2) << "honest readings lie inside their 95 % bounds";
  EXPECT_EQ(readings, 10'000);
  const auto extremes = reliability({{0, false, "a"}, {1, true, "a"}, {0.9999, true, "a"}});
  EXPECT_EQ(extremes.front().readings, 1);
  EXPECT_EQ(extremes.back().readings, 2) << "an edge belongs to the bin it begins";
}

TEST(Calibration, CorrelationOfHandsIsFound) {
  std::vector<WriterTally> alike;
  std::vector<WriterTally> apart;
  for (int w = 0; w < 40; ++w) {
    alike.push_back({100, 5});
    apart.push_back({100, w < 2 ? 100.0 : 0.0});
  }
  EXPECT_EQ(writer_correlation(alike), 0);
  EXPECT_EQ(writer_correlation(apart), 1);
  EXPECT_FALSE(writer_correlation({{1000, 4}, {1000, 0}})) << "too few errors to say";
  EXPECT_FALSE(writer_correlation({{1000, 400}})) << "one writer";
}

TEST(Calibration, FewWritersWidenTheBoundAndOneSaysNothing) {
  const auto bound = [](int writers) {
    return wrong_share_bound(std::vector<WriterTally>(static_cast<std::size_t>(writers), {100'000.0 / writers, 0.0}),
                             0.05, kAssumedCorrelation, 1);
  };
  EXPECT_EQ(bound(1), 1);
  double before = 1;
  for (const int writers : {2, 3, 5, 10, 30, 100, 1000, 100'000}) {
    EXPECT_LT(bound(writers), before) << writers;
    before = bound(writers);
  }
  EXPECT_NEAR(bound(100'000), clopper_pearson_upper(0, 100'000, 0.05), 1e-7) << "each reading by another hand";
  EXPECT_GT(bound(10), 50 * clopper_pearson_upper(0, 100'000, 0.05)) << "a hundred thousand readings of ten hands";
}

// The bound is above the truth at least as often as it says, with hands that differ as much as hands do.
TEST(Calibration, TheBoundHoldsOverHandsThatDiffer) {
  const double truth = Office::truth(0.99, 1);
  int below = 0;
  constexpr int kOffices = 300;
  for (std::uint32_t seed = 0; seed < kOffices; ++seed) {
    std::map<std::string, WriterTally> hands;
    for (const CalibrationPoint& point : Office(seed).readings(25, 400, 1.5, 1)) {
      if (point.confidence < 0.99) continue;
      hands[point.writer].readings += 1;
      if (!point.right) hands[point.writer].wrong += 1;
    }
    std::vector<WriterTally> writers;
    for (const auto& [name, tally] : hands) writers.push_back(tally);
    const double correlation = writer_correlation(writers).value_or(kAssumedCorrelation);
    if (wrong_share_bound(writers, 0.05, correlation, seed) < truth) ++below;
  }
  EXPECT_LE(below, kOffices * 5 / 100 + 5);
}

TEST(Calibration, TheFittedThresholdKeepsItsPromise) {
  int fitted = 0;
  int broken = 0;
  constexpr int kOffices = 120;
  for (std::uint32_t seed = 0; seed < kOffices; ++seed) {
    const ClassFit fit = fit_class(Office(1000 + seed).readings(100, 150, 0.8, 1.5), 0.005, seed);
    if (!fit.least_confidence) continue;
    ++fitted;
    EXPECT_LE(fit.upper, 0.005);
    if (Office::truth(*fit.least_confidence, 1.5) > 0.005) ++broken;
  }
  EXPECT_GT(fitted, kOffices / 2) << "and it does find thresholds";
  EXPECT_LE(broken, kOffices * 5 / 100);
}

TEST(Calibration, BoastfulConfidencesGetAHigherThresholdThanHonestOnes) {
  const ClassFit honest = fit_class(Office(5).readings(400, 300, 0.5, 1), 0.005, 1);
  const ClassFit boastful = fit_class(Office(5).readings(400, 300, 0.5, 8), 0.005, 1);
  ASSERT_TRUE(honest.least_confidence);
  ASSERT_TRUE(boastful.least_confidence);
  EXPECT_LT(*honest.least_confidence, *boastful.least_confidence);
}

TEST(Calibration, DataThatCannotSupportTheTargetGiveNoThreshold) {
  const ClassFit few = fit_class(Office(2).readings(3, 20'000, 0, 0.001), 1e-3, 1);
  EXPECT_FALSE(few.least_confidence) << "sixty thousand readings of three hands";
  EXPECT_GT(few.upper, 1e-3);
  EXPECT_GT(few.accepted, 0);
  EXPECT_FALSE(fit_class({}, 1e-3, 1).least_confidence);
  std::vector<CalibrationPoint> always_wrong;
  for (int i = 0; i < 5000; ++i) always_wrong.push_back({1.0, false, "w" + std::to_string(i)});
  const ClassFit liar = fit_class(always_wrong, 1e-3, 1);
  EXPECT_FALSE(liar.least_confidence);
  EXPECT_EQ(liar.upper, 1);
}

TEST(Calibration, TheSameDataGiveTheSameFit) {
  const auto points = Office(9).readings(60, 200, 0.8, 2);
  const ClassFit a = fit_class(points, 0.01, 3);
  const ClassFit b = fit_class(points, 0.01, 3);
  EXPECT_EQ(a.least_confidence, b.least_confidence);
  EXPECT_EQ(a.upper, b.upper);
}

}  // namespace
}  // namespace uketsuke::validate
