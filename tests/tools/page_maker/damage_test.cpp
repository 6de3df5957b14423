#include "tools/page_maker/damage/damage.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "core/errors/failure.h"

namespace uketsuke::page_maker {
namespace {

constexpr Size<FormMm> kSize{100, 140};
constexpr double kSheetDpi = 200;
const std::array<Rect<FormMm>, 4> kSquares{Rect<FormMm>{10, 10, 6, 6}, Rect<FormMm>{84, 12, 4, 4},
                                           Rect<FormMm>{85, 120, 5, 5}, Rect<FormMm>{9, 121, 4, 4}};

/// White paper with four black squares.
Image squares() {
  const double k = kSheetDpi / 25.4;
  Image sheet(static_cast<int>(std::lround(kSize.w * k)), static_cast<int>(std::lround(kSize.h * k)),
              PixelFormat::Bgr8);
  // Edges between pixels are grey by the share they cover, so that centres are exact.
  const auto share = [&](double from, double to, int pixel) {
    return std::max(0.0, std::min(to * k, pixel + 1.0) - std::max(from * k, static_cast<double>(pixel)));
  };
  for (const auto& square : kSquares)
    for (int y = 0; y < sheet.height(); ++y)
      for (int x = 0; x < sheet.width(); ++x) {
        const double cover = share(square.x, square.right(), x) * share(square.y, square.bottom(), y);
        for (int c = 0; c < 3 && cover > 0; ++c)
          sheet.row(y)[3 * x + c] = static_cast<std::uint8_t>(std::lround(255 * (1 - cover)));
      }
  return sheet;
}

/// Centre of the ink near where a square should be.
Point<ScanPx> ink_centre(const Image& scan, Point<ScanPx> near, double reach) {
  const Image grey = to_grey(scan);
  double sum = 0, sx = 0, sy = 0;
  for (int y = static_cast<int>(near.y - reach); y < near.y + reach; ++y)
    for (int x = static_cast<int>(near.x - reach); x < near.x + reach; ++x) {
      if (x < 0 || y < 0 || x >= grey.width() || y >= grey.height()) continue;
      const double ink = grey.row(y)[x] < 243 ? 255.0 - grey.row(y)[x] : 0;
      sum += ink;
      sx += ink * (x + 0.5);
      sy += ink * (y + 0.5);
    }
  return {sx / sum, sy / sum};
}

/// Every square lies where the map says, to `tolerance_px`.
void truth_holds(const Damage& damage, double tolerance_px) {
  const Scan scan = scan_sheet(squares(), kSheetDpi, kSize, damage, Random(5));
  for (const auto& square : kSquares) {
    const auto corners = square.corners();
    Point<ScanPx> wanted{};
    for (const auto& corner : corners) wanted = wanted + scan.map(corner) * 0.25;
    const Point<ScanPx> found = ink_centre(scan.image, wanted, 5.0 * scan.dpi.x / 25.4);
    EXPECT_NEAR(found.x, wanted.x, tolerance_px);
    EXPECT_NEAR(found.y, wanted.y, tolerance_px);
  }
}

Damage still() {
  Damage damage;
  damage.noise = 0;
  damage.blur_mm = 0;
  return damage;
}

TEST(ScanSheet, TruthHoldsForEveryGeometry) {
  truth_holds(still(), 0.05);
  for (const int turn : {90, 180, 270}) {
    Damage damage = still();
    damage.turn_deg = turn;
    damage.margin_mm = 4;
    truth_holds(damage, 0.05);
  }
  Damage tilted = still();
  tilted.tilt_deg = 4.2;
  tilted.stretch_y = 1.01;
  tilted.shift_x_mm = 1.5;
  tilted.margin_mm = 6;
  truth_holds(tilted, 0.1);
  Damage bent = tilted;
  bent.bend = {0.9, 0.5, 0.7, {0.4, 0.5}};
  bent.perspective = 0.01;
  truth_holds(bent, 0.15);
}

TEST(ScanSheet, TruthHoldsAtOtherResolutions) {
  for (const auto& [x, y] : {std::pair{150.0, 150.0}, {600.0, 600.0}, {204.0, 98.0}, {204.0, 196.0}}) {
    Damage damage = still();
    damage.dpi_x = x;
    damage.dpi_y = y;
    damage.tilt_deg = -1;
    damage.margin_mm = 3;
    truth_holds(damage, 0.25);
  }
}

TEST(ScanSheet, OfficeDamageMovesNothingThatTheTruthDoesNotKnow) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Damage damage = damage_of("office", Random(seed));
    damage.margin_mm = 5;
    // Other ink beside a square would move its centre without moving the square.
    damage.staple = damage.fold = false;
    damage.streaks = 0;
    damage.specks_per_cm2 = damage.shadow = damage.show_through = 0;
    damage.noise = std::min(damage.noise, 3.0);
    damage.dark_bed = false;
    truth_holds(damage, 0.2);
  }
}

TEST(ScanSheet, KeepsTheColoursOfItsMode) {
  Damage damage = damage_of("office", Random(3));
  damage.mode = ScanMode::Bilevel;
  const Scan scan = scan_sheet(squares(), kSheetDpi, kSize, damage, Random(1));
  ASSERT_EQ(scan.image.format(), PixelFormat::Grey8);
  for (int y = 0; y < scan.image.height(); ++y)
    for (int x = 0; x < scan.image.width(); ++x) ASSERT_TRUE(scan.image.row(y)[x] == 0 || scan.image.row(y)[x] == 255);
  damage.mode = ScanMode::Grey;
  EXPECT_EQ(scan_sheet(squares(), kSheetDpi, kSize, damage, Random(1)).image.format(), PixelFormat::Grey8);
}

TEST(ScanSheet, EveryHurtIsSeen) {
  const Image plain = scan_sheet(squares(), kSheetDpi, kSize, still(), Random(9)).image;
  const auto changed = [&](const Damage& damage) {
    const Image hurt = scan_sheet(squares(), kSheetDpi, kSize, damage, Random(9)).image;
    long pixels = 0;
    for (int y = 0; y < plain.height(); ++y)
      for (int i = 0; i < plain.stride(); ++i) pixels += std::abs(plain.row(y)[i] - hurt.row(y)[i]) > 3 ? 1 : 0;
    return pixels;
  };
  EXPECT_EQ(changed(still()), 0);
  const auto with = [](auto set) {
    Damage damage = still();
    set(damage);
    return damage;
  };
  EXPECT_GT(changed(with([](Damage& d) { d.noise = 8; })), 10000);
  EXPECT_GT(changed(with([](Damage& d) { d.shadow = 0.3; })), 10000);
  EXPECT_GT(changed(with([](Damage& d) { d.streaks = 2; })), 500);
  EXPECT_GT(changed(with([](Damage& d) { d.specks_per_cm2 = 2; })), 500);
  EXPECT_GT(changed(with([](Damage& d) { d.fading = 0.5; })), 300);
  EXPECT_GT(changed(with([](Damage& d) { d.show_through = 0.2; })), 300);
  EXPECT_GT(changed(with([](Damage& d) { d.fold = true; })), 3000);
  EXPECT_GT(changed(with([](Damage& d) { d.staple = true; })), 300);
  EXPECT_GT(changed(with([](Damage& d) { d.coffee = true; })), 3000);
  EXPECT_GT(changed(with([](Damage& d) { d.blur_mm = 0.15; })), 300);
  EXPECT_GT(changed(with([](Damage& d) { d.jpeg_quality = 30; })), 100);
  EXPECT_GT(changed(with([](Damage& d) { d.copies = 1; })), 300);
  EXPECT_GT(changed(with([](Damage& d) { d.lost_lines = 40; })), 300);
  EXPECT_GT(changed(with([](Damage& d) {
              d.tilt_deg = 1;
              d.dark_bed = true;
            })),
            3000);
}

TEST(Damage, EveryLevelIsItsOwn) {
  const Damage office = damage_of("office", Random(5)), copy = damage_of("copy", Random(5)),
               fax = damage_of("fax", Random(5)), hard = damage_of("hard", Random(5));
  EXPECT_EQ(office.copies, 0);
  EXPECT_EQ(copy.copies, 2);
  EXPECT_EQ(fax.mode, ScanMode::Bilevel);
  EXPECT_LT(fax.dpi_y, 200);
  EXPECT_GT(hard.fading, 0);
  EXPECT_EQ(damage_of("clean", Random(5)).fading, 0);
}

TEST(Damage, UnknownWordsAreRefused) {
  EXPECT_THROW(damage_of("horrible", Random(1)), Failure);
  EXPECT_THROW(scan_mode_from("sepia"), Failure);
  Damage damage;
  damage.turn_deg = 45;
  EXPECT_THROW(scan_sheet(squares(), kSheetDpi, kSize, damage, Random(1)), Failure);
}

}  // namespace
}  // namespace uketsuke::page_maker
