#include "capture/cleanup/resolution.h"

#include <gtest/gtest.h>

namespace uketsuke::capture {
namespace {

Dpi stated(double x, double y) { return {x, y, DpiSource::Stated}; }

TEST(Resolution, StatedIsBelievedWhenItMakesPaper) {
  const Dpi d = settle_dpi(stated(300, 300), {2480, 3508});
  EXPECT_EQ(d.source, DpiSource::Stated);
  EXPECT_DOUBLE_EQ(d.x, 300);
}

TEST(Resolution, FaxWithUnequalAxesIsBelieved) {
  const Dpi d = settle_dpi(stated(204, 98), {1728, 1146});
  EXPECT_EQ(d.source, DpiSource::Stated);
  EXPECT_DOUBLE_EQ(d.y, 98);
}

struct Case {
  const char* what;
  Dpi stated;
  Size<ScanPx> sheet;
  double x, y;
};

class Measured : public testing::TestWithParam<Case> {};

TEST_P(Measured, FromTheSheetsSize) {
  const Case& c = GetParam();
  const Dpi d = settle_dpi(c.stated, c.sheet);
  EXPECT_EQ(d.source, DpiSource::Measured);
  EXPECT_NEAR(d.x, c.x, 0.01 * c.x);
  EXPECT_NEAR(d.y, c.y, 0.01 * c.y);
}

INSTANTIATE_TEST_SUITE_P(Sheets, Measured,
                         testing::Values(Case{"no tag, A4 300", stated(0, 0), {2480, 3508}, 300, 300},
                                         Case{"1x1, A4 200 on its side", stated(1, 1), {2339, 1654}, 200, 200},
                                         Case{"72 made up by a program", stated(72, 72), {4960, 7016}, 600, 600},
                                         Case{"96 made up by a program", stated(96, 96), {1240, 1754}, 150, 150},
                                         Case{"A3 300", stated(0, 0), {3508, 4961}, 300, 300},
                                         Case{"A4 400, 1 % cropped", stated(0, 0), {3275, 4630}, 400, 400},
                                         Case{"standard fax without a tag", stated(0, 0), {1680, 1143}, 203, 98},
                                         Case{"fine fax without a tag", stated(0, 0), {1680, 2287}, 203, 196}),
                         [](const auto& way) { return "case" + std::to_string(way.index); });

TEST(Resolution, SomethingThatIsNoPaperSizeIsUnknown) {
  EXPECT_EQ(settle_dpi(stated(0, 0), {3000, 700}).source, DpiSource::Unknown);
}

TEST(Resolution, NonsenseIsNotBelieved) {
  EXPECT_NE(settle_dpi(stated(9, 9), {2480, 3508}).source, DpiSource::Stated);
  EXPECT_NE(settle_dpi(stated(30000, 30000), {2480, 3508}).source, DpiSource::Stated);
  EXPECT_NE(settle_dpi(stated(300, 20), {2480, 3508}).source, DpiSource::Stated);
}

}  // namespace
}  // namespace uketsuke::capture
