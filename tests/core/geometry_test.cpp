#include <type_traits>

#include <gtest/gtest.h>

#include "core/geometry/registration.h"

namespace uketsuke {
namespace {

static_assert(!std::is_invocable_v<Transform<CleanPx, ScanPx>, Point<ScanPx>>, "frames must not mix");
static_assert(!std::is_convertible_v<Point<FormMm>, Point<CleanPx>>, "frames must not mix");

TEST(Geometry, TransformInvertsAndComposes) {
  const auto turn = Transform<CleanPx, ScanPx>::rotate_then_move(12.5, 40, -7);
  const auto size = Transform<FormMm, CleanPx>::scale_then_move(11.8, 11.8, 3, 4);
  const Transform<FormMm, ScanPx> both = compose(turn, size);
  const Point<FormMm> p{120.25, 33.5};
  const Point<ScanPx> there = both(p);
  EXPECT_NEAR(there.x, turn(size(p)).x, 1e-9);
  EXPECT_NEAR(both.inverse()(there).x, p.x, 1e-9);
  EXPECT_NEAR(both.inverse()(there).y, p.y, 1e-9);
}

TEST(Geometry, PositiveAngleTurnsClockwise) {
  const auto turn = Transform<CleanPx, CleanPx>::rotate_then_move(90, 0, 0);
  const Point<CleanPx> p = turn(Point<CleanPx>{1, 0});
  EXPECT_NEAR(p.x, 0, 1e-12);
  EXPECT_NEAR(p.y, 1, 1e-12) << "right turns to down when y runs down";
}

TEST(Geometry, RectsIntersectAndUnite) {
  const Rect<ScanPx> a{0, 0, 10, 10};
  const Rect<ScanPx> b{5, 5, 10, 10};
  EXPECT_EQ(intersect(a, b), (Rect<ScanPx>{5, 5, 5, 5}));
  EXPECT_EQ(unite(a, b), (Rect<ScanPx>{0, 0, 15, 15}));
  EXPECT_TRUE(intersect(a, Rect<ScanPx>{20, 20, 1, 1}).empty());
}

TEST(Registration, GridCorrectsLocallyAndInverts) {
  const auto base = Transform<FormMm, CleanPx>::scale_then_move(11.811, 11.811, 20, 30);
  std::vector<Point<CleanPx>> offsets(5 * 7);
  for (std::size_t i = 0; i < offsets.size(); ++i)
    offsets[i] = {4.0 * static_cast<double>(i % 5) / 4, -3.0 * static_cast<double>(i / 5) / 6};
  const Registration r(base, {210, 297}, 5, 7, offsets);
  EXPECT_NEAR(r(Point<FormMm>{210, 0}).x, base(Point<FormMm>{210, 0}).x + 4, 1e-9);
  EXPECT_NEAR(r(Point<FormMm>{0, 297}).y, base(Point<FormMm>{0, 297}).y - 3, 1e-9);
  EXPECT_NEAR(r(Point<FormMm>{105, 0}).x, base(Point<FormMm>{105, 0}).x + 2, 1e-9);
  for (double x = 0; x <= 210; x += 21)
    for (double y = 0; y <= 297; y += 29.7) {
      const Point<FormMm> back = r.to_form(r(Point<FormMm>{x, y}));
      EXPECT_NEAR(back.x, x, 1e-3);
      EXPECT_NEAR(back.y, y, 1e-3);
    }
}

}  // namespace
}  // namespace uketsuke
