#include <cmath>

#include <gtest/gtest.h>

#include "capture/cleanup/pixels.h"
#include "capture/identify/printed_mark_finder.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

constexpr double kK = 300 / 25.4;
const Transform<FormMm, CleanPx> kScale = Transform<FormMm, CleanPx>::scale_then_move(kK, kK, 0, 0);
const Rect<FormMm> kMark{20, 20, 4.5, 4.5};

// Draws at four times the size, so that edges fall between pixels as in a scan.
Image drawn(const std::function<void(Image&, double)>& draw) {
  Image big(2400, 2400, PixelFormat::Grey8);
  draw(big, 4 * kK);
  return blurred(resized(big, 600, 600), 0.7);
}

TEST(FindSquare, CentreToAThirtiethOfAMillimetre) {
  for (const double off : {-1.37, -0.4, 0.0, 0.83, 1.6}) {
    const Image page = drawn([&](Image& i, double k) { fill(i, (20 + off) * k, (20 - off) * k, 4.5 * k, 4.5 * k, 0); });
    const auto at = find_square(page, kScale, kMark, 3);
    ASSERT_TRUE(at.has_value()) << off;
    EXPECT_NEAR(at->x, (22.25 + off) * kK, 0.4);
    EXPECT_NEAR(at->y, (22.25 - off) * kK, 0.4);
  }
}

TEST(FindSquare, ToleratesAStrokeThatTouchesIt) {
  const Image page = drawn([](Image& i, double k) {
    fill(i, 20 * k, 20 * k, 4.5 * k, 4.5 * k, 0);
    fill(i, 24 * k, 21 * k, 6 * k, 0.5 * k, 0);
  });
  const auto at = find_square(page, kScale, kMark, 3);
  ASSERT_TRUE(at.has_value());
  EXPECT_NEAR(at->x, 22.25 * kK, 0.5);
}

TEST(FindSquare, OtherDarkThingsAreNoFiducials) {
  const auto disc = [](double radius_mm) {
    return drawn([=](Image& i, double k) {
      for (int y = 0; y < i.height(); ++y)
        for (int x = 0; x < i.width(); ++x)
          if (std::hypot(x - 22.25 * k, y - 22.25 * k) < radius_mm * k) i.row(y)[x] = 0;
    });
  };
  EXPECT_FALSE(find_square(disc(2.7), kScale, kMark, 3)) << "a punched hole";
  EXPECT_FALSE(find_square(disc(2.25), kScale, kMark, 3)) << "a filled bubble";
  EXPECT_FALSE(find_square(drawn([](Image& i, double k) { fill(i, 20.6 * k, 20.6 * k, 3.2 * k, 3.2 * k, 0); }), kScale,
                           kMark, 3))
      << "a filled check box";
  EXPECT_FALSE(
      find_square(drawn([](Image& i, double k) { fill(i, 17 * k, 17 * k, 10 * k, 10 * k, 0); }), kScale, kMark, 3))
      << "a stamp";
  EXPECT_FALSE(
      find_square(drawn([](Image& i, double k) { fill(i, 15 * k, 21.9 * k, 13 * k, 0.7 * k, 0); }), kScale, kMark, 3))
      << "a staple";
  EXPECT_FALSE(find_square(drawn([](Image& i, double k) {
                             fill(i, 20 * k, 20 * k, 4.5 * k, 4.5 * k, 0);
                             fill(i, 20.5 * k, 20.5 * k, 3.5 * k, 3.5 * k, 255);
                           }),
                           kScale, kMark, 3))
      << "an empty box";
  EXPECT_FALSE(find_square(Image(600, 600, PixelFormat::Grey8), kScale, kMark, 3)) << "nothing";
}

TEST(FindCross, CentreIsExactAndLoneRulesAreNoCross) {
  const Registration registration(kScale);
  for (const double off : {-0.9, 0.0, 0.37}) {
    const Image page = drawn([&](Image& i, double k) {
      fill(i, (20.5 + off) * k, (21.85 - off) * k, 3 * k, 0.3 * k, 0);
      fill(i, (21.85 + off) * k, (20.5 - off) * k, 0.3 * k, 3 * k, 0);
    });
    const auto at = find_cross(page, registration, {22, 22}, 1.6);
    ASSERT_TRUE(at.has_value()) << off;
    EXPECT_NEAR(at->x, (22 + off) * kK, 0.4);
    EXPECT_NEAR(at->y, (22 - off) * kK, 0.4);
  }
  EXPECT_FALSE(find_cross(drawn([](Image& i, double k) { fill(i, 15 * k, 21.85 * k, 14 * k, 0.3 * k, 0); }),
                          registration, {22, 22}, 1.6));
  EXPECT_FALSE(find_cross(Image(600, 600, PixelFormat::Grey8), registration, {22, 22}, 1.6));
}

}  // namespace
}  // namespace uketsuke::capture
