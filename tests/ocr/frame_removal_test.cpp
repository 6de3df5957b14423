#include "ocr/form/frame_removal.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/ocr/field_cuts.h"

namespace uketsuke::ocr {
namespace {

using test::kPx;
using test::Sheet;

/// Four cells, 4 × 6 mm, one millimetre apart.
struct Comb {
  Sheet sheet{260, 120};
  std::vector<Rect<FormMm>> cells = test::four_cells();

  Comb& frames(int level) {
    for (const Rect<FormMm>& cell : cells) {
      const auto corners = cell.corners();
      for (std::size_t k = 0; k < 4; ++k) {
        const auto a = corners[k], b = corners[(k + 1) % 4];
        sheet.stroke(a.x * kPx, a.y * kPx, b.x * kPx, b.y * kPx, 2, level);
      }
    }
    return *this;
  }
  /// Share of a place that is dark once the frames are gone.
  double left(const Rect<FormMm>& place) const {
    const FieldCut bare = without_frames(test::cut_of(sheet), cells);
    const ImageView part = bare.part(place);
    int dark = 0;
    for (int y = 0; y < part.height; ++y)
      for (int x = 0; x < part.width; ++x) dark += part.row(y)[x] < 200;
    return static_cast<double>(dark) / (part.width * part.height);
  }
};

const Rect<FormMm> kAll{0, 0, 26, 12}, kSide{11.8, 3.5, 0.4, 5};

TEST(FrameRemoval, TakesTheFramesOut) { EXPECT_LT(Comb().frames(120).left(kAll), 0.002) << "but for the corners"; }

// The form's colour has dropped out; somebody's 1 stands where the side of a cell was.
TEST(FrameRemoval, WhereThereAreNoFramesAStrokeOnASideStays) {
  Comb one;
  one.sheet.stroke(120, 36, 120, 84, 4);
  EXPECT_GT(one.left(kSide), 0.8);
}

TEST(FrameRemoval, AStrokeDarkerThanTheFramesStays) {
  Comb one;
  one.frames(190).sheet.stroke(120, 36, 120, 84, 4, 30);
  EXPECT_GT(one.left(kSide), 0.8);
  EXPECT_EQ(one.left({6.8, 3.5, 0.4, 5}), 0) << "the frames beside it are gone";
}

// Two tones: some sides come out broken and look paler than the others; all go.
TEST(FrameRemoval, FramesOfUnevenDarknessGoTogether) {
  Comb uneven;
  uneven.frames(190);
  for (std::size_t i = 2; i < 4; ++i) {
    const Rect<FormMm>& cell = uneven.cells[i];
    for (const double x : {cell.x, cell.right()})
      uneven.sheet.stroke(x * kPx, cell.y * kPx, x * kPx, cell.bottom() * kPx, 3, 0);
    uneven.sheet.stroke(cell.x * kPx, cell.y * kPx, cell.right() * kPx, cell.y * kPx, 3, 0);
  }
  EXPECT_LT(uneven.left(kAll), 0.002);
}

}  // namespace
}  // namespace uketsuke::ocr
