#include "ocr/documents/page/lost_sign.h"

#include <gtest/gtest.h>

namespace uketsuke::ocr {
namespace {

/// A line of print with a piece of ink for every character: high ones for letters, low ones for points.
PageLayout printed(std::string_view line) {
  PageLayout out;
  double x = 100;
  for (const char c : line) {
    const bool low = c == '.' || c == ',' || c == '-';
    out.ink.push_back({{x, low ? 130.0 : 102.0, low ? 5.0 : 14.0, low ? 5.0 : 34.0}, 60});
    x += 20;
  }
  return out;
}

const Rect<CleanPx> kLine{98, 100, 400, 38};

TEST(LostSign, MoreDigitsThanWereReadAreNoticed) {
  EXPECT_TRUE(holds_more_signs(printed("R08.11.14"), kLine, "R08.11.4"));
  EXPECT_FALSE(holds_more_signs(printed("R08.11.14"), kLine, "R08.11.14"));
  EXPECT_TRUE(holds_more_signs(printed("1,115,000"), kLine, "115,000"));
  EXPECT_FALSE(holds_more_signs(printed("1,115,000"), kLine, "1,115,000円")) << "a 円 that the ink's pieces miss";
  EXPECT_FALSE(holds_more_signs(printed("12-3"), kLine, "12-3番")) << "nobody knows how many pieces 番 has";
}

TEST(LostSign, PointsDirtAndHalvesOfOneSignAreNoDigits) {
  PageLayout dirty = printed("2026.4.1");
  dirty.ink.push_back({{330, 110, 6, 6}, 30});
  EXPECT_FALSE(holds_more_signs(dirty, kLine, "2026.4.1"));
  PageLayout worn = printed("0");
  worn.ink = {{{100, 102, 6, 34}, 40}, {{107, 102, 6, 34}, 40}};
  EXPECT_FALSE(holds_more_signs(worn, kLine, "0"));
}

TEST(LostSign, WhatWentWithTheGroundCounts) {
  PageLayout page = printed("R08.11.4");
  page.faint.push_back({{265, 102, 4, 34}, 60});
  EXPECT_TRUE(holds_more_signs(page, kLine, "R08.11.4"));
}

}  // namespace
}  // namespace uketsuke::ocr
