#include "capture/cleanup/binarise.h"

#include <gtest/gtest.h>

#include "capture/cleanup/pixels.h"
#include "capture/cleanup/runs.h"
#include "capture/cleanup/tone.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

constexpr double kDpi = 300;
constexpr double kMm = kDpi / 25.4;

Image paper(std::uint64_t seed, int grain) {
  Image page(1200, 900, PixelFormat::Grey8, kPaperLevel);
  page_maker::Random random(seed);
  for (int y = 0; y < page.height(); ++y)
    for (int x = 0; x < page.width(); ++x)
      page.row(y)[x] = static_cast<std::uint8_t>(std::min(255.0, random.normal(kPaperLevel, grain)));
  return page;
}

int ink_in(const Image& binary, int x, int y, int w, int h) {
  int n = 0;
  for (int row = y; row < y + h; ++row)
    for (int column = x; column < x + w; ++column) n += binary.row(row)[column] < 128;
  return n;
}

TEST(Binarise, FaintPencilStays) {
  Image grey = paper(1, 4);
  fill(grey, 300, 300, 60, 6, 196);  // half a millimetre wide, 20 % darker than paper
  Image soft = blurred(grey, 1.0);
  Image binary = binarised(soft, kDpi);
  despeckle(binary, soft, kDpi, 1);
  EXPECT_GT(ink_in(binary, 300, 298, 60, 10), 60 * 3);
}

TEST(Binarise, SolidBlackIsInkThroughout) {
  Image grey = paper(2, 3);
  fill(grey, 200, 200, 100, 100, 15);
  const Image binary = binarised(grey, kDpi);
  EXPECT_EQ(ink_in(binary, 205, 205, 90, 90), 90 * 90);
}

TEST(Binarise, GrainyPaperIsEmpty) {
  Image grey = paper(3, 7);
  Image binary = binarised(grey, kDpi);
  despeckle(binary, grey, kDpi, 1);
  EXPECT_LT(ink_in(binary, 0, 0, binary.width(), binary.height()), 40);
}

TEST(Despeckle, LoneSpecksGoAndDotsBesideStrokesStay) {
  Image grey = paper(4, 0);
  fill(grey, 100, 100, 3, 3, 20);                                  // dust
  fill(grey, 600, 400, 4, 3.5 * kMm, 20);                          // a stroke of カ
  fill(grey, 612, 398, 3, 3, 20), fill(grey, 620, 402, 3, 3, 20);  // with its 濁点
  Image binary = binarised(grey, kDpi);
  const Specks specks = despeckle(binary, grey, kDpi, 1);
  EXPECT_EQ(ink_in(binary, 95, 95, 12, 12), 0);
  EXPECT_GT(ink_in(binary, 610, 396, 8, 8), 0);
  EXPECT_GT(ink_in(binary, 618, 400, 8, 8), 0);
  EXPECT_EQ(specks.count, 1);
  EXPECT_GT(specks.share, 0);
}

TEST(Despeckle, PrintFromTheBackGoesAndPencilOfTheSameDarknessStays) {
  Image grey = paper(5, 2);
  Image back = paper(6, 2);
  for (int i = 0; i < 6; ++i) fill(back, 100 + 60 * i, 200, 40, 8, 170);
  grey = blurred(back, 6);  // paper scatters the light over half a millimetre
  Image pencil = grey.clone();
  for (int i = 0; i < 6; ++i) fill(pencil, 100 + 60 * i, 600, 40, 6, 205);
  Image binary = binarised(pencil, kDpi);
  despeckle(binary, pencil, kDpi, 1);
  EXPECT_EQ(ink_in(binary, 60, 150, 500, 120), 0) << "show-through";
  for (int i = 0; i < 6; ++i) EXPECT_GT(ink_in(binary, 100 + 60 * i, 598, 40, 10), 120) << "pencil stroke " << i;
}

}  // namespace
}  // namespace uketsuke::capture
