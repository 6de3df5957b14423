#include "ocr/lines/rounding_plan.h"

#include <fstream>

#include <gtest/gtest.h>

#include "core/assets.h"
#include "ocr/lines/line_reader.h"
#include "tests/failure_code.h"

namespace uketsuke::ocr {
namespace {

std::filesystem::path model() {
  return Assets::locate().deps / "rapidocr-3.10.0" / "rapidocr" / "models" / "PP-OCRv6_rec_small.onnx";
}

std::filesystem::path written(const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "plan.txt";
  std::ofstream(path) << text;
  return path;
}

TEST(RoundingPlan, ReadsLayersWithOneScalePerChannel) {
  const auto plan = read_rounding_plan(written("Conv.1 2 -0.5 3\n1 0.25\nMatMul.12 1 0 7.5\n2\n"));
  ASSERT_EQ(plan.size(), 2U);
  EXPECT_EQ(plan[0].name, "Conv.1");
  EXPECT_EQ(plan[0].scale, (std::vector<float>{1, 0.25F}));
  EXPECT_EQ(plan[0].low, -0.5F);
  EXPECT_EQ(plan[1].high, 7.5F);
}

TEST(RoundingPlan, DamagedOnesAreRefused) {
  for (const char* text : {"", "Conv.1 2 0 3\n1\n", "Conv.1 2 0 3\n1 0\n", "Conv.1 2 0 3\n1 -1\n", "Conv.1 1 3 3\n1\n",
                           "Conv.1 1 1 3\n1\n", "Conv.1 0 0 3\n", "Conv.1 9999999 0 3\n1\n", "Conv.1 x\n"})
    EXPECT_EQ(test::code_of([&] { read_rounding_plan(written(text)); }), "E-ENGINE-MODEL") << text;
  EXPECT_EQ(test::code_of([] { read_rounding_plan("/nowhere/plan.txt"); }), "E-ENGINE-MODEL");
}

TEST(RoundingPlan, APlanOfAnotherModelIsRefused) {
  const char* expected = rounds_well() ? "E-ENGINE-MODEL" : "";  // f32 needs no plan
  EXPECT_EQ(test::code_of([] { LineReader(model(), written("NoSuchLayer 1 0 1\n1\n")); }), expected);
  EXPECT_EQ(test::code_of([] { LineReader(model(), written("Conv.1 2 0 1\n1 1\n")); }), expected);
}

TEST(RoundingPlan, TheVersionSaysWhetherLayersAreRounded) {
  const LineReader reader(model(), Assets::locate().cell_models / "lines" / "int8.txt");
  EXPECT_TRUE(reader.version().ends_with(rounds_well() ? "-int8" : "-f32")) << reader.version();
}

}  // namespace
}  // namespace uketsuke::ocr
