#include "capture/cleanup/runs.h"

#include <utility>

#include <gtest/gtest.h>

#include "tools/page_maker/random.h"

namespace uketsuke::capture {
namespace {

// The slow, obvious way: flood fill.
int count_by_flooding(Image image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      if (image.row(y)[x] >= 128) continue;
      ++count;
      std::vector<std::pair<int, int>> stack{{x, y}};
      while (!stack.empty()) {
        const auto [cx, cy] = stack.back();
        stack.pop_back();
        if (cx < 0 || cy < 0 || cx >= image.width() || cy >= image.height() || image.row(cy)[cx] >= 128) continue;
        image.row(cy)[cx] = 255;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx) stack.emplace_back(cx + dx, cy + dy);
      }
    }
  return count;
}

TEST(Runs, AgreesWithFloodingOnRandomInk) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    page_maker::Random random(seed);
    Image image(random.whole(1, 70), random.whole(1, 40), PixelFormat::Grey8);
    const double share = random.uniform(0.05, 0.7);
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (random.chance(share)) image.row(y)[x] = 0, ++ink;
    const Blobs found = find_blobs(image);
    EXPECT_EQ(static_cast<int>(found.blobs.size()), count_by_flooding(image.clone())) << "seed " << seed;
    int area = 0;
    for (const Blob& b : found.blobs) area += b.area;
    EXPECT_EQ(area, ink) << "every ink pixel belongs to one blob";
    for (const auto& r : found.runs) {
      const Blob& b = found.blobs[static_cast<std::size_t>(r.blob)];
      EXPECT_TRUE(r.x0 >= b.x0 && r.x1 <= b.x1 && r.y >= b.y0 && r.y < b.y1);
    }
  }
}

TEST(Runs, ULikeShapeIsOneBlobAlthoughItsArmsMeetLast) {
  Image image(5, 4, PixelFormat::Grey8);
  for (int y = 0; y < 4; ++y) image.row(y)[0] = image.row(y)[4] = 0;
  for (int x = 0; x < 5; ++x) image.row(3)[x] = 0;
  const Blobs found = find_blobs(image);
  ASSERT_EQ(found.blobs.size(), 1U);
  EXPECT_EQ(found.blobs[0].area, 11);
  EXPECT_EQ(found.blobs[0].width(), 5);
}

}  // namespace
}  // namespace uketsuke::capture
