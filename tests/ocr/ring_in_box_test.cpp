#include "ocr/form/ring_in_box.h"

#include <gtest/gtest.h>

#include "ocr/form/marks.h"
#include "tests/ocr/field_cuts.h"
#include "tests/ocr/pictures.h"

// ○ written as large as the check box: its line keeps to the frame, and was taken for the frame.
namespace uketsuke::ocr {
namespace {

using test::cut_of;
using test::Sheet;

const Rect<FormMm> kBox{5, 3, 4, 4};  // 50..90 × 30..70 pixels

/// The frame of the box as registration may see it, off by some pixels.
Sheet framed(double dx, double dy, int level) {
  const double x0 = 50 + dx, y0 = 30 + dy, x1 = 90 + dx, y1 = 70 + dy;
  return Sheet(150, 100)
      .stroke(x0, y0, x1, y0, 2, level)
      .stroke(x1, y0, x1, y1, 2, level)
      .stroke(x1, y1, x0, y1, 2, level)
      .stroke(x0, y1, x0, y0, 2, level);
}

TEST(RingInBox, IsNeverTakenForAnEmptyBox) {
  for (const int level : {30, 120, 160})
    for (const double thick : {2.0, 3.0, 5.0})
      for (const double radius : {14.0, 16.0, 18.0, 20.0})
        for (const double off : {0.0, 2.5}) {
          const FieldCut cut = cut_of(Sheet(150, 100).ring(70 + off, 50 - off, radius, radius, thick, 0, 1, level));
          const MarkReport mark = find_check(cut, kBox);
          EXPECT_TRUE(mark.p > 0.5 || mark.faint) << level << " " << thick << " " << radius << " " << off << " p " << mark.p;
        }
}

TEST(RingInBox, AFrameThatRegistrationLetsInIsNone) {
  for (const int level : {30, 160})
    for (const double dx : {-3.0, 0.0, 3.0})
      for (const double dy : {-3.0, 0.0, 3.0}) {
        const MarkReport mark = find_check(cut_of(framed(dx, dy, level)), kBox);
        EXPECT_LT(mark.p, 0.01) << level << " " << dx << " " << dy;
        EXPECT_FALSE(mark.faint) << level << " " << dx << " " << dy;
      }
}

}  // namespace
}  // namespace uketsuke::ocr
