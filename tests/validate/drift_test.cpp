// The sequential test holds the error rates and sample numbers it states. Simulations have fixed seeds.

#include "validate/policy/drift.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace uketsuke::validate {
namespace {

struct Simulated {
  double alarms = 0;         ///< share of cycles that ended in an alarm
  double to_alarm = 0;       ///< mean samples until the alarm, over several cycles
  double cycle_samples = 0;  ///< mean samples of one cycle
};

Simulated simulate(double promised, double p, int runs, std::uint32_t seed) {
  std::mt19937_64 random(seed);
  // How many right samples come before the next wrong one.
  std::geometric_distribution<long> gap(p);
  double cycles = 0;
  double samples = 0;
  for (int run = 0; run < runs; ++run) {
    SequentialTest test(promised);
    while (!test.alarm()) {
      for (long right = gap(random); right > 0; --right) test.add(false);
      test.add(true);
    }
    samples += test.samples();
    cycles += test.cycles() + 1;
  }
  return {runs / cycles, samples / runs, samples / cycles};
}

TEST(SequentialTest, ADoublingIsNoticedAsOftenAndAsFastAsStated) {
  for (const double promised : {1e-3, 4e-3}) {
    const SequentialExpectation stated = SequentialTest(promised).expected(2 * promised);
    const Simulated seen = simulate(promised, 2 * promised, 3000, 20261123);
    EXPECT_GE(stated.fires, 1 - SequentialTest::kBeta) << promised;
    EXPECT_NEAR(seen.alarms, stated.fires, 0.015) << promised;
    EXPECT_NEAR(seen.cycle_samples / stated.samples, 1, 0.06) << promised;
    EXPECT_NEAR(seen.to_alarm / stated.samples_to_alarm(), 1, 0.06) << promised;
  }
}

TEST(SequentialTest, AKeptPromiseSeldomRaisesAnAlarm) {
  const double promised = 5e-3;
  const SequentialExpectation stated = SequentialTest(promised).expected(promised);
  EXPECT_LE(stated.fires, SequentialTest::kAlpha);
  const Simulated seen = simulate(promised, promised, 400, 7);
  EXPECT_NEAR(seen.alarms / stated.fires, 1, 0.15);
  EXPECT_NEAR(seen.to_alarm / stated.samples_to_alarm(), 1, 0.15);
}

// What the documents say: samples until a doubling and a tenfold share are noticed, and between false alarms.
TEST(SequentialTest, TheNumbersInTheDocuments) {
  const auto rounded = [](double promised, double p) {
    return std::lround(SequentialTest(promised).expected(p).samples_to_alarm() / 100) * 100;
  };
  EXPECT_EQ(rounded(1e-3, 2e-3), 7500);
  EXPECT_EQ(rounded(1e-3, 1e-2), 500);
  EXPECT_EQ(rounded(1e-3, 1e-3), 170'600);
  EXPECT_EQ(rounded(1e-4, 2e-4), 74'800);
  EXPECT_EQ(rounded(1e-4, 1e-3), 5300);
  EXPECT_EQ(rounded(1e-4, 1e-4), 1'705'400);
}

TEST(SequentialTest, AWorseShareIsNoticedSoonerAndABetterOneHardlyEver) {
  const SequentialTest test(1e-3);
  double before = 1e12;
  for (const double times : {1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 50.0}) {
    const SequentialExpectation e = test.expected(times * 1e-3);
    EXPECT_LT(e.samples_to_alarm(), before) << times;
    before = e.samples_to_alarm();
  }
  EXPECT_LT(test.expected(2e-4).fires, 1e-4);
}

TEST(SequentialTest, GoesFromQuietToAlarmAndStopsThere) {
  SequentialTest test(1e-3);
  EXPECT_GT(test.level(), 0);
  EXPECT_LT(test.level(), 1);
  while (test.cycles() == 0) test.add(false);
  EXPECT_FALSE(test.alarm());
  int wrong = 0;
  while (!test.alarm()) {
    test.add(true);
    ++wrong;
  }
  EXPECT_EQ(wrong, 5) << "one or two errors may be chance";
  const int samples = test.samples();
  test.add(false);
  EXPECT_EQ(test.samples(), samples) << "an alarm stays until a person takes it up";
  EXPECT_EQ(test.level(), 1);
}

}  // namespace
}  // namespace uketsuke::validate
