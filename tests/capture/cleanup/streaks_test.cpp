#include "capture/cleanup/streaks.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "capture/cleanup/tone.h"

namespace uketsuke::capture {
namespace {

constexpr int kWidth = 1200, kHeight = 1600;

Image paper() { return Image(kWidth, kHeight, PixelFormat::Grey8, kPaperLevel); }

void darken(Image& page, int x, int y, int by) {
  if (x < 0 || y < 0 || x >= kWidth || y >= kHeight) return;
  page.row(y)[x] = static_cast<std::uint8_t>(std::max(0, page.row(y)[x] - by));
}

// Lines of writing: short upright strokes, three tenths of the page's width, 60 rows apart.
Image written() {
  Image page = paper();
  for (int y = 100; y + 40 < kHeight; y += 60)
    for (int x = 100; x < kWidth - 100; x += 20)
      for (int k = 0; k < 30; ++k)
        for (int w = 0; w < 5; ++w) darken(page, x + w, y + k, 150);
  return page;
}

// A streak of 4 px every 70 px, `depth` dark, leaning by `slope`.
void streak(Image& page, bool upright, int depth, double slope = 0) {
  const int across = upright ? kWidth : kHeight, along = upright ? kHeight : kWidth;
  for (int s = 35; s < across; s += 70)
    for (int a = 0; a < along; ++a)
      for (int w = 0; w < 4; ++w) {
        const int at = s + w + static_cast<int>(std::lround(slope * (a - along / 2)));
        upright ? darken(page, at, a, depth) : darken(page, a, at, depth);
      }
}

int most_different(const Image& a, const Image& b) {
  int most = 0;
  for (int y = 20; y < kHeight - 20; ++y)
    for (int x = 20; x < kWidth - 20; ++x) most = std::max(most, std::abs(a.view().grey(x, y) - b.view().grey(x, y)));
  return most;
}

TEST(Streaks, LevelAndUprightOnesGoAndTheWritingStays) {
  for (const bool upright : {false, true}) {
    Image page = written();
    streak(page, upright, 50);
    const double share = remove_streaks(page, 0);
    EXPECT_NEAR(share, 4 / 70.0, 0.01);
    EXPECT_LE(most_different(page, written()), 2) << (upright ? "upright" : "level");
  }
}

// A scanner's streaks are level on the scan: on the straightened page they lean by what was taken out.
TEST(Streaks, LeanWithTheSkewThatWasTakenOut) {
  const double skew_deg = 1.3, slope = std::tan(skew_deg * 3.14159265 / 180);
  const Image clean = written();
  for (const bool upright : {false, true}) {
    Image page = written();
    streak(page, upright, 40, upright ? slope : -slope);
    EXPECT_GT(remove_streaks(page, skew_deg), 0.03);
    // Where a leaning line steps by a pixel the two counts may differ.
    int left = 0;
    for (int y = 40; y < kHeight - 40; y += 7)
      for (int x = 40; x < kWidth - 40; x += 7) left += std::abs(page.view().grey(x, y) - clean.view().grey(x, y)) > 10;
    EXPECT_LT(left, 400) << (upright ? "upright" : "level");
  }
}

// One grain of dust on a feeder's glass: a line through the whole page that reads as a tick or a 1 where it crosses a
// box.
TEST(Streaks, AStreakThatStandsAloneGoes) {
  const double skew_deg = 0.8, slope = std::tan(skew_deg * 3.14159265 / 180);
  const Image clean = written();
  for (const bool leans : {false, true})
    for (const bool upright : {false, true})
      for (const int depth : {20, 110, 245}) {
        Image page = written();
        const double lean = !leans ? 0 : upright ? slope : -slope;
        const int along = upright ? kHeight : kWidth;
        for (int a = 0; a < along; ++a)
          for (int w = 0; w < 2; ++w) {
            const int at = 517 + w + static_cast<int>(std::lround(lean * (a - along / 2)));
            upright ? darken(page, at, a, depth) : darken(page, a, at, depth);
          }
        remove_streaks(page, leans ? skew_deg : 0);
        int left = 0, lost = 0;
        for (int y = 20; y < kHeight - 20; ++y)
          for (int x = 20; x < kWidth - 20; ++x) {
            const int darker = clean.view().grey(x, y) - page.view().grey(x, y);
            left += darker > 12 && clean.view().grey(x, y) > 200;
            lost += darker < -12;
          }
        const std::string which = std::to_string(depth) + (upright ? " upright" : " level") + (leans ? " leaning" : "");
        EXPECT_LT(left, 0.1 * along) << which;
        EXPECT_LT(lost, 0.7 * along) << which << ": a pixel of the strokes that it touches";
      }
}

// A frame round the whole form ends before the edge of the paper.
TEST(Streaks, ALongRuleThatEndsBeforeTheEdgeStays) {
  Image framed = written();
  for (int y = 90; y < kHeight - 90; ++y)
    for (int w = 0; w < 3; ++w) darken(framed, 60 + w, y, 200);
  for (int x = 60; x < kWidth - 60; ++x)
    for (int w = 0; w < 3; ++w) darken(framed, x, 90 + w, 200);
  Image page = framed.clone();
  remove_streaks(page, 0);
  EXPECT_EQ(most_different(page, framed), 0);
}

TEST(Streaks, PrintedRulesAndCleanPagesAreLeftAlone) {
  Image ruled = written();
  for (const int y : {300, 600, 900})
    for (int x = 60; x < kWidth - 60; ++x)
      for (int w = 0; w < 4; ++w) darken(ruled, x, y + w, 220);
  const Image before = Image::copy_of(ruled.view());
  EXPECT_LT(remove_streaks(ruled, 0.4), 0.02);
  EXPECT_EQ(most_different(ruled, before), 0);
}

}  // namespace
}  // namespace uketsuke::capture
