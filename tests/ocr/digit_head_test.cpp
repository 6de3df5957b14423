#include "ocr/lines/digit_head.h"

#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/errors/failure.h"

namespace uketsuke::ocr {
namespace {

/// Feature i of step t is t + i / 1000.
Lattice ramp(int steps) {
  Lattice out;
  out.steps = steps;
  out.px_per_step = 10;
  for (int t = 0; t < steps; ++t)
    for (std::size_t i = 0; i < kFeatures; ++i)
      out.features.push_back(static_cast<float>(t) + static_cast<float>(i) / 1000);
  return out;
}

float at(const std::array<float, kHeadInput>& input, int offset, std::size_t feature) {
  return input[static_cast<std::size_t>(offset + kHeadReach) * kFeatures + feature];
}

TEST(DigitHead, TakesTheStepsAroundTheCellsMiddle) {
  // Step 4 covers 40 to 50 px: a cell from 35 to 55 px has its middle in the middle of that step.
  const auto input = head_input(ramp(9), {35, 55});
  for (int offset = -kHeadReach; offset <= kHeadReach; ++offset)
    EXPECT_FLOAT_EQ(at(input, offset, 7), 4.007F + static_cast<float>(offset));
}

TEST(DigitHead, InterpolatesBetweenSteps) {
  EXPECT_FLOAT_EQ(at(head_input(ramp(9), {37.5, 57.5}), 0, 0), 4.25F);
}

TEST(DigitHead, BeyondTheEndsStandsTheEnd) {
  const auto first = head_input(ramp(5), {0, 10}), last = head_input(ramp(5), {40, 50});
  EXPECT_FLOAT_EQ(at(first, -2, 3), 0.003F);
  EXPECT_FLOAT_EQ(at(first, 2, 3), 2.003F);
  EXPECT_FLOAT_EQ(at(last, 2, 3), 4.003F);
  const auto lone = head_input(ramp(1), {0, 30});
  for (int offset = -kHeadReach; offset <= kHeadReach; ++offset) EXPECT_FLOAT_EQ(at(lone, offset, 3), 0.003F);
}

TEST(DigitHead, SaysProbabilitiesForEveryCell) {
  const DigitHead head(Assets::locate().cell_models / "digits" / "head.onnx");
  std::vector<CellSpan> cells;
  for (int i = 0; i < 20; ++i) cells.push_back({i * 20.0, i * 20.0 + 18});
  const auto judged = head.judge(ramp(50), cells);
  ASSERT_EQ(judged.size(), cells.size());
  for (const auto& p : judged) {
    double sum = 0;
    for (const double v : p) sum += v;
    EXPECT_NEAR(sum, 1, 1e-6);
  }
}

TEST(DigitHead, AMissingFileIsAnEngineFailure) {
  try {
    DigitHead("no/such/head.onnx");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "E-ENGINE-MODEL");
  }
}

}  // namespace
}  // namespace uketsuke::ocr
