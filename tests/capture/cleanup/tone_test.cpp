#include "capture/cleanup/tone.h"

#include <gtest/gtest.h>

#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

// Grey that a flat patch of this colour gets, 0xRRGGBB.
int dropped(std::uint32_t rgb) {
  Image patch(4, 4, PixelFormat::Bgr8);
  fill(patch, 0, 0, 4, 4, rgb);
  return without_form_colour(patch).row(1)[1];
}

TEST(Tone, PaleFormColoursBecomePaper) {
  EXPECT_GT(dropped(0xf08c6e), 225) << "the form's own orange";
  EXPECT_GT(dropped(0xf6b09c), 225) << "red, half tint";
  EXPECT_GT(dropped(0xfde8e2), 235) << "tint of label cells";
  EXPECT_GT(dropped(0x8cd49a), 200) << "pale green";
  EXPECT_GT(dropped(0xf5e06e), 225) << "a highlighter";
}

TEST(Tone, WhatPeopleWriteWithStays) {
  EXPECT_LT(dropped(0x202020), 60) << "black pen";
  EXPECT_LT(dropped(0x2a3f9c), 110) << "blue pen";
  EXPECT_LT(dropped(0x7f93d8), 175) << "pale blue pen: a blank read where someone wrote would be a silent loss";
  EXPECT_LT(dropped(0xa9a9a9), 180) << "pencil";
  EXPECT_LT(dropped(0xd02a20), 140) << "a red correction must never vanish";
  EXPECT_LT(dropped(0xc23a2e), 140) << "seal ink";
  EXPECT_LT(dropped(0x6a2c8f), 110) << "violet stamp";
}

TEST(Tone, GreyStaysGreyWithinAStep) {
  for (int v = 0; v < 256; v += 5) {
    const auto u = static_cast<std::uint32_t>(v);
    EXPECT_NEAR(dropped(u << 16 | u << 8 | u), v, 1);
  }
}

TEST(Tone, ShadingIsTakenOutAndInkKept) {
  Image page(1240, 1754, PixelFormat::Grey8);
  for (int y = 0; y < page.height(); ++y)
    for (int x = 0; x < page.width(); ++x) page.row(y)[x] = static_cast<std::uint8_t>(245 - 110 * x / page.width());
  for (int i = 0; i < 8; ++i) fill(page, 60 + 145 * i, 400, 4, 200, 15);
  fill(page, 600, 900, 36, 36, 12);  // a filled square of 6 mm
  const Levelled even = levelled(page, 150);
  for (int x = 40; x < 1200; x += 40) {
    EXPECT_NEAR(even.image.row(1500)[x], kPaperLevel, 8) << x;
  }
  EXPECT_LT(even.image.row(500)[62], 60);
  EXPECT_LT(even.image.row(918)[618], 70) << "a solid mark must not be taken for a shadow";
}

TEST(Tone, EachColourChannelIsLevelledByItself) {
  Image page(600, 800, PixelFormat::Bgr8);
  fill(page, 0, 0, 600, 800, 0xf0e2b8);  // yellowed paper
  fill(page, 100, 100, 300, 6, 0x101010);
  const Levelled even = levelled(page, 150);
  const std::uint8_t* p = even.image.row(600) + 3 * 300;
  for (int c = 0; c < 3; ++c) EXPECT_NEAR(p[c], kPaperLevel, 4);
}

}  // namespace
}  // namespace uketsuke::capture
