#include "ocr/lines/digit_head.h"

#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/errors/failure.h"

namespace uketsuke::ocr {
namespace {

/// Number i of column x is x + i / 10000, feature i of step t is 100 + t + i / 1000; a step is 10 px of the line wide.
Lattice ramp(int steps) {
  Lattice out;
  out.steps = steps;
  out.px_per_step = 10;
  for (int x = 0; x < steps * kColumnsPerStep; ++x)
    for (std::size_t i = 0; i < kMapColumn; ++i)
      out.map.push_back(static_cast<float>(x) + static_cast<float>(i) / 10000);
  for (int t = 0; t < steps; ++t)
    for (std::size_t i = 0; i < kFeatures; ++i)
      out.features.push_back(100 + static_cast<float>(t) + static_cast<float>(i) / 1000);
  return out;
}

std::vector<float> input_of(const Lattice& lattice, const CellSpan& cell) {
  std::vector<float> out(kHeadInput);
  head_input(lattice, cell, out);
  return out;
}

float column_at(const std::vector<float>& input, int offset, std::size_t number) {
  return input[static_cast<std::size_t>(offset + kMapReach) * kMapColumn + number];
}

float step_at(const std::vector<float>& input, int offset, std::size_t feature) {
  const std::size_t columns = (2 * kMapReach + 1) * kMapColumn;
  return input[columns + static_cast<std::size_t>(offset + kStepReach) * kFeatures + feature];
}

TEST(DigitHead, TakesTheColumnsAndStepsAroundTheCellsMiddle) {
  // Column 8 covers 40 to 45 px: a cell from 35 to 50 px has its middle in the middle of that column.
  const auto narrow = input_of(ramp(9), {35, 50});
  for (int offset = -kMapReach; offset <= kMapReach; ++offset)
    EXPECT_FLOAT_EQ(column_at(narrow, offset, 70), 8.007F + static_cast<float>(offset));
  // Step 4 covers 40 to 50 px.
  const auto wide = input_of(ramp(9), {35, 55});
  for (int offset = -kStepReach; offset <= kStepReach; ++offset)
    EXPECT_FLOAT_EQ(step_at(wide, offset, 7), 104.007F + static_cast<float>(offset));
}

TEST(DigitHead, InterpolatesBetweenTwo) {
  EXPECT_FLOAT_EQ(column_at(input_of(ramp(9), {36.25, 51.25}), 0, 0), 8.25F);
  EXPECT_FLOAT_EQ(step_at(input_of(ramp(9), {37.5, 57.5}), 0, 0), 104.25F);
}

TEST(DigitHead, BeyondTheEndsStandsTheEnd) {
  const auto first = input_of(ramp(5), {0, 5}), last = input_of(ramp(5), {45, 50});
  EXPECT_FLOAT_EQ(column_at(first, -3, 30), 0.003F);
  EXPECT_FLOAT_EQ(column_at(first, 3, 30), 3.003F);
  EXPECT_FLOAT_EQ(column_at(last, 3, 30), 9.003F);
  EXPECT_FLOAT_EQ(step_at(first, -2, 3), 100.003F);
  EXPECT_FLOAT_EQ(step_at(last, 2, 3), 104.003F);
  const auto lone = input_of(ramp(1), {0, 30});
  for (int offset = -kStepReach; offset <= kStepReach; ++offset) EXPECT_FLOAT_EQ(step_at(lone, offset, 3), 100.003F);
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
