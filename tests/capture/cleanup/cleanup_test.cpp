#include "capture/cleanup/cleanup.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "capture/cleanup/pixels.h"
#include "core/errors/failure.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

using page_maker::Damage;
using page_maker::Scan;
using page_maker::ScanMode;

Scan scan_of(std::uint64_t seed, const Damage& damage) {
  return scan_sheet(printed_sheet(seed, 300), 300, kA4, damage, page_maker::Random(seed));
}

CleanPage cleaned(const Page& page) { return clean(page, {}, no_debug()); }

bool blamed(const CleanPage& page, std::string_view reason) {
  return std::find(page.quality.reasons.begin(), page.quality.reasons.end(), reason) != page.quality.reasons.end();
}

// Every pixel maps back: what is black at a clean pixel is black where to_scan() says.
void expect_maps_back(const CleanPage& page, const Image& scan) {
  const Image grey = to_grey(scan);
  int seen = 0, agree = 0;
  for (int y = 5; y < page.binary.height() - 5; y += 7)
    for (int x = 5; x < page.binary.width() - 5; x += 7) {
      if (page.binary.row(y)[x] != 0) continue;
      const Point<ScanPx> p = page.to_scan(Point<CleanPx>{x + 0.5, y + 0.5});
      const int sx = static_cast<int>(p.x), sy = static_cast<int>(p.y);
      if (sx < 1 || sy < 1 || sx >= grey.width() - 1 || sy >= grey.height() - 1) continue;
      int darkest = 255;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) darkest = std::min<int>(darkest, grey.row(sy + dy)[sx + dx]);
      ++seen;
      agree += darkest < 160;
    }
  EXPECT_GT(seen, 200);
  EXPECT_GT(agree, seen * 98 / 100);
}

TEST(Cleanup, EveryPixelMapsBackAtEveryResolutionAndTilt) {
  struct Way {
    double x, y, tilt;
    ScanMode mode;
  };
  for (const Way way : {Way{150, 150, 2.4, ScanMode::Grey}, Way{200, 200, -3.3, ScanMode::Colour},
                        Way{400, 400, 0.6, ScanMode::Bilevel}, Way{204, 98, -1.1, ScanMode::Bilevel}}) {
    Damage d;
    d.dpi_x = way.x, d.dpi_y = way.y, d.tilt_deg = way.tilt, d.mode = way.mode;
    const Scan scan = scan_of(11, d);
    const CleanPage page = cleaned(page_of(scan));
    expect_maps_back(page, scan.image);
    EXPECT_NEAR(page.report.skew_deg, way.tilt, way.y < 100 ? 0.15 : 0.05) << way.x << "x" << way.y;
    EXPECT_NEAR(page.grey.width(), 2480, 2480 * 0.1);
    EXPECT_FALSE(page.quality.rescan) << way.x;
    EXPECT_EQ(page.colour.empty(), way.mode != ScanMode::Colour);
  }
}

TEST(Cleanup, TurnedFollowsThePixels) {
  Damage d;
  d.tilt_deg = 1.5;
  d.mode = ScanMode::Colour;
  d.dpi_x = d.dpi_y = 150;
  const Scan scan = scan_of(12, d);
  const CleanPage page = cleaned(page_of(scan));
  for (const int degrees : {90, 180, 270}) {
    const CleanPage other = turned(page, degrees);
    expect_maps_back(other, scan.image);
    EXPECT_EQ(other.report.rotation_deg, (page.report.rotation_deg + degrees) % 360);
    const CleanPage again = turned(other, 360 - degrees);
    const Point<CleanPx> p{123.25, 456.5};
    EXPECT_NEAR(again.to_scan(p).x, page.to_scan(p).x, 1e-6);
    EXPECT_NEAR(again.to_scan(p).y, page.to_scan(p).y, 1e-6);
    EXPECT_EQ(again.grey.width(), page.grey.width());
    EXPECT_EQ(again.report.rotation_deg, page.report.rotation_deg);
  }
}

TEST(Cleanup, PageOnItsSideIsMadeUprightOrUpsideDown) {
  Damage d;
  d.dpi_x = d.dpi_y = 200;
  d.turn_deg = 90;
  const CleanPage page = cleaned(page_of(scan_of(13, d)));
  EXPECT_EQ(page.report.rotation_deg % 180, 90);
  EXPECT_FALSE(page.report.rotation_sure) << "blocks do not say which way is up";
  EXPECT_GT(page.grey.height(), page.grey.width());
}

TEST(Cleanup, LidIsRemovedAndTheSheetStaysWhole) {
  Damage d;
  d.tilt_deg = -2.2;
  d.margin_mm = 12;
  d.dark_bed = true;
  d.dpi_x = d.dpi_y = 200;
  d.mode = ScanMode::Grey;
  const Scan scan = scan_of(14, d);
  const CleanPage page = cleaned(page_of(scan));
  EXPECT_NEAR(page.grey.width(), 2480, 16);
  EXPECT_NEAR(page.grey.height(), 3508, 16);
  int rim = 0;
  for (int x = 0; x < page.binary.width(); ++x) rim += page.binary.row(3)[x] == 0;
  for (int y = 0; y < page.binary.height(); ++y) rim += page.binary.row(y)[3] == 0;
  EXPECT_LT(rim, 30) << "the lid is paper now";
  EXPECT_EQ(page.report.missing_corners, 0);
}

TEST(Cleanup, UnknownResolutionIsMeasured) {
  Damage d;
  d.dpi_x = d.dpi_y = 200;
  const Scan scan = scan_of(15, d);
  const CleanPage page = cleaned(page_of(scan.image, 1));
  EXPECT_EQ(page.report.dpi.source, DpiSource::Measured);
  EXPECT_NEAR(page.grey.width(), 2480, 40);
}

TEST(Cleanup, HopelessScansAreSentBack) {
  Damage blur;
  blur.mode = ScanMode::Grey;
  blur.blur_mm = 0.9;
  const CleanPage blurry = cleaned(page_of(scan_of(16, blur)));
  EXPECT_TRUE(blamed(blurry, "blurred")) << "sharpness " << blurry.report.sharpness << ", ink "
                                         << blurry.report.ink_share;
  Damage coarse;
  coarse.dpi_x = coarse.dpi_y = 60;
  EXPECT_TRUE(blamed(cleaned(page_of(scan_of(17, coarse))), "low_resolution"));
  Image pale = printed_sheet(18, 200);
  for (int y = 0; y < pale.height(); ++y)
    for (int i = 0; i < pale.stride(); ++i)
      pale.row(y)[i] = static_cast<std::uint8_t>(255 - (255 - pale.row(y)[i]) / 13);
  const CleanPage faint = cleaned(page_of(pale, 200));
  EXPECT_TRUE(blamed(faint, "too_light")) << faint.report.contrast << " " << faint.report.ink_share;
  Damage tilted;
  tilted.tilt_deg = 11.3;
  tilted.margin_mm = 25;
  EXPECT_TRUE(blamed(cleaned(page_of(scan_of(19, tilted))), "skewed"));
}

TEST(Cleanup, HonestScansAreNotSentBack) {
  Damage fax;
  fax.dpi_x = 204, fax.dpi_y = 98, fax.mode = ScanMode::Bilevel, fax.specks_per_cm2 = 1;
  EXPECT_FALSE(cleaned(page_of(scan_of(20, fax))).quality.rescan);
  Damage copy;
  copy.mode = ScanMode::Grey;
  copy.fading = 0.5, copy.noise = 10, copy.blur_mm = 0.12, copy.shadow = 0.3, copy.dpi_x = copy.dpi_y = 200;
  EXPECT_FALSE(cleaned(page_of(scan_of(21, copy))).quality.rescan);
  EXPECT_FALSE(cleaned(page_of(Image(1654, 2339, PixelFormat::Grey8, 244), 200)).quality.rescan)
      << "an empty side has no contrast and is not to blame";
}

TEST(Cleanup, OddSizesAreCleanedWithoutACrash) {
  for (const auto& [w, h] : {std::pair{64, 64}, {64, 3000}, {3000, 64}, {501, 77}, {1, 1}, {3, 900}}) {
    Image image(w, h, PixelFormat::Bgr8, 200);
    fill(image, w * 0.3, h * 0.3, w * 0.4, h * 0.4, 0x101010);
    const CleanPage page = cleaned(page_of(image, w % 2 == 0 ? 300 : 0));
    EXPECT_FALSE(page.grey.empty());
    EXPECT_EQ(page.grey.width(), page.binary.width());
    EXPECT_EQ(page.grey.height(), page.colour.height());
  }
}

TEST(Cleanup, PageBeyondTheLimitsIsRefused) {
  try {
    cleaned(page_of(Image(12000, 11000, PixelFormat::Grey8), 600));
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.code(), "E-INTAKE-TOOLARGE");
  }
  EXPECT_THROW(cleaned(Page{}), Failure);
}

}  // namespace
}  // namespace uketsuke::capture
