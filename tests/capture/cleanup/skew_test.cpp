#include "capture/cleanup/skew.h"

#include <gtest/gtest.h>

#include "capture/cleanup/binarise.h"
#include "capture/cleanup/pixels.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

Image turned_by(const Image& grey, double clockwise_deg) {
  struct A {};
  const double cx = grey.width() / 2.0, cy = grey.height() / 2.0;
  const auto centre = Transform<A, A>::scale_then_move(1, 1, -cx, -cy);
  const auto back = Transform<A, A>::rotate_then_move(-clockwise_deg, cx, cy);
  return warped(grey, compose(back, centre).matrix(), grey.width(), grey.height(), 255, false);
}

Skew skew_of(const Image& grey) { return find_skew(grey, binarised(grey, 150), 12); }

class SkewOf : public testing::TestWithParam<double> {};

TEST_P(SkewOf, PrintIsFoundToAThirtiethOfADegree) {
  const double angle = GetParam();
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const Image page = turned_by(to_grey(printed_sheet(seed, 150)), angle);
    const Skew skew = skew_of(page);
    EXPECT_NEAR(skew.angle_deg, angle, 0.03) << "seed " << seed;
    EXPECT_FALSE(skew.lines_run_down);
    EXPECT_GT(skew.confidence, 0.2);
  }
}

INSTANTIATE_TEST_SUITE_P(Angles, SkewOf, testing::Values(-9.0, -5.0, -2.3, -0.4, -0.05, 0.0, 0.1, 1.07, 3.6, 5.0, 8.5),
                         [](const auto& way) { return "angle" + std::to_string(way.index); });

TEST(Skew, PageOnItsSideIsSeen) {
  const Image page = quarter_turned(to_grey(printed_sheet(4, 150)), 90);
  EXPECT_TRUE(skew_of(page).lines_run_down);
}

TEST(Skew, EmptyPageHasNoConfidence) { EXPECT_EQ(skew_of(Image(800, 1000, PixelFormat::Grey8)).confidence, 0); }

TEST(Skew, ABlackPhotographDoesNotOutvoteTheText) {
  Image page = to_grey(printed_sheet(5, 150));
  Image photo(500, 380, PixelFormat::Grey8, 0);
  const Image tilted = turned_by(photo, 7);
  for (int y = 20; y < 360; ++y)
    for (int x = 20; x < 480; ++x)
      if (tilted.row(y)[x] < 128) page.row(y + 1000)[x + 200] = 0;
  EXPECT_NEAR(skew_of(page).angle_deg, 0, 0.05);
}

}  // namespace
}  // namespace uketsuke::capture
