#include "capture/cleanup/sheet_edges.h"

#include <gtest/gtest.h>

#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

using page_maker::Damage;

page_maker::Scan on_bed(double tilt_deg, double margin_mm, bool dark, std::uint64_t seed) {
  Damage d;
  d.dpi_x = d.dpi_y = kProbe_dpi;
  d.mode = page_maker::ScanMode::Grey;
  d.tilt_deg = tilt_deg;
  d.margin_mm = margin_mm;
  d.dark_bed = dark;
  return scan_sheet(printed_sheet(seed, 200), 200, kA4, d, page_maker::Random(seed));
}

TEST(SheetEdges, CornersOnADarkBedAreFoundToHalfAMillimetre) {
  for (const double tilt : {-4.0, -1.2, 0.0, 0.7, 3.1}) {
    const page_maker::Scan scan = on_bed(tilt, 14, true, 3);
    const SheetEdges edges = find_sheet(scan.image);
    ASSERT_TRUE(edges.lid) << tilt;
    const auto truth = Rect<FormMm>{0, 0, kA4.w, kA4.h}.corners();
    for (std::size_t c = 0; c < 4; ++c) {
      const Point<ScanPx> p = scan.map(truth[c]);
      EXPECT_NEAR(edges.corners[c].x, p.x, 0.5 * kProbe_dpi / 25.4) << tilt << " corner " << c;
      EXPECT_NEAR(edges.corners[c].y, p.y, 0.5 * kProbe_dpi / 25.4) << tilt << " corner " << c;
    }
    EXPECT_NEAR(edges.skew_deg, tilt, 0.1);
    EXPECT_EQ(edges.missing_corners, 0);
  }
}

TEST(SheetEdges, WithoutALidNothingIsCut) {
  const SheetEdges edges = find_sheet(on_bed(1.5, 0, false, 4).image);
  EXPECT_FALSE(edges.lid);
  EXPECT_EQ(edges.corners[0].x, 0);
  EXPECT_EQ(edges.corners[0].y, 0);
}

TEST(SheetEdges, PrintThatRunsOffTheSheetIsNoLid) {
  Image page(1240, 1754, PixelFormat::Grey8, 240);
  // A dense column of text and a grey photograph, both touching the left rim.
  for (int y = 100; y < 800; y += 12) fill(page, 0, y, 260, 6, 20);
  page_maker::Random random(7);
  for (int y = 900; y < 1600; ++y)
    for (int x = 0; x < 420; ++x) page.row(y)[x] = static_cast<std::uint8_t>(random.whole(20, 190));
  const SheetEdges edges = find_sheet(page);
  for (const int y : {300, 1200})
    for (const int x : {20, 150})
      EXPECT_TRUE(!edges.lid || edges.mask.row(y / 2)[x / 2] == 255)
          << "content at " << x << "," << y << " was cut away";
}

TEST(SheetEdges, TornCornerIsMaskedAndCounted) {
  page_maker::Scan scan = on_bed(0, 12, true, 5);
  // The bed shows where the upper left 30 mm are torn away along a diagonal.
  const double k = kProbe_dpi / 25.4;
  const int reach = static_cast<int>((12 + 30) * k);
  Image torn = scan.image.clone();
  for (int y = 0; y < reach; ++y)
    for (int x = 0; x < reach; ++x)
      if (x + y < reach + 12 * k) torn.row(y)[x] = 24;
  const SheetEdges edges = find_sheet(torn);
  ASSERT_TRUE(edges.lid);
  EXPECT_EQ(edges.missing_corners, 1);
  const int inside = static_cast<int>(18 * k / 2);
  EXPECT_EQ(edges.mask.row(inside)[inside], 0) << "the bed behind the torn corner is not paper";
}

TEST(SheetEdges, ShadedMarginOfThePaperStays) {
  page_maker::Scan scan = on_bed(0, 8, false, 6);
  // A grey lid, and paper that is darkened to the lid's own brightness towards the right.
  Image grey = scan.image.clone();
  const double k = kProbe_dpi / 25.4;
  for (int y = 0; y < grey.height(); ++y)
    for (int x = 0; x < grey.width(); ++x) {
      const bool paper = x > 8 * k && x < grey.width() - 8 * k && y > 8 * k && y < grey.height() - 8 * k;
      const double shade = 1 - 0.35 * x / grey.width();
      grey.row(y)[x] = paper ? static_cast<std::uint8_t>(grey.row(y)[x] * shade) : std::uint8_t{165};
    }
  const SheetEdges edges = find_sheet(grey);
  if (!edges.lid) return;
  int cut = 0;
  for (double y = 30; y < 270; y += 5)
    for (double x = 30; x < 195; x += 5)
      cut += edges.mask.row(static_cast<int>(y * k / 2))[static_cast<int>(x * k / 2)] == 0;
  EXPECT_EQ(cut, 0) << "paper was taken for lid";
}

}  // namespace
}  // namespace uketsuke::capture
