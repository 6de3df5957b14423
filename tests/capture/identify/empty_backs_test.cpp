// Empty backs as offices scan them, by level of damage: with duplex scanning they are half of all sides, and each one that
// is taken for a document costs a person a look. The same sides with one small thing written must never be empty.

#include <cmath>
#include <iostream>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/blank.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

using page_maker::Damage;
using page_maker::Random;
using page_maker::ScanMode;

// The damage of one side; resolutions and modes take turns, as does the quarter turn that the feeder gives.
Damage damage_of_side(const std::string& level, std::uint64_t seed) {
  const double dpis[] = {300, 200, 150, 400};
  Damage d = damage_by_seed(level, seed);
  if (level != "fax") {
    d.dpi_x = d.dpi_y = dpis[seed % 4];
    d.mode = static_cast<ScanMode>(seed % 3);
  }
  d.turn_deg = static_cast<int>(seed / 4 % 4) * 90;
  return d;
}

CleanPage scanned(const Image& sheet, double dpi, const Damage& damage, std::uint64_t seed) {
  return clean(page_of(scan_sheet(sheet, dpi, kA4, damage, Random(seed).fork("back"))), {}, no_debug());
}

Image empty_sheet(double dpi) {
  return Image(static_cast<int>(kA4.w * dpi / 25.4), static_cast<int>(kA4.h * dpi / 25.4), PixelFormat::Bgr8);
}

// One stroke of a pen, 6 mm long, somewhere that is no staple's place: somebody's 1 or a tick.
void write_one_stroke(Image& sheet, double dpi, Random& random) {
  const double k = dpi / 25.4;
  const double x = random.uniform(50, 160), y = random.uniform(50, 240), lean = random.uniform(-0.3, 0.3);
  for (double t = 0; t <= 6; t += 0.1) fill(sheet, (x + lean * t) * k, (y + t) * k, 0.5 * k, 0.3 * k, 0x303040);
}

int empty_of(const std::string& level, std::uint64_t from, int count, bool written) {
  int empty = 0;
  for (int i = 0; i < count; ++i) {
    const std::uint64_t seed = from + static_cast<std::uint64_t>(i);
    const Damage damage = damage_of_side(level, seed);
    const double dpi = drawing_dpi(damage);
    Image sheet = empty_sheet(dpi);
    Random pen = Random(seed).fork("pen");
    if (written) write_one_stroke(sheet, dpi, pen);
    const CleanPage page = scanned(sheet, dpi, damage, seed);
    const bool is_empty = is_blank(page);
    empty += is_empty;
    if (is_empty == written) std::cout << level << " seed " << seed << (is_empty ? " empty" : " not empty") << "\n";
  }
  std::cout << level << (written ? ", one stroke: " : ": ") << empty << " of " << count << " are empty\n";
  return empty;
}

TEST(EmptyBacks, Clean) { EXPECT_EQ(empty_of("clean", 9000, 6, false), 6); }
TEST(EmptyBacks, Office) { EXPECT_EQ(empty_of("office", 9100, 40, false), 40); }
TEST(EmptyBacks, CopyOfACopy) { EXPECT_EQ(empty_of("copy", 9342, 10, false), 10); }
TEST(EmptyBacks, Fax) { EXPECT_EQ(empty_of("fax", 9400, 8, false), 8); }
// What is blurred, stained or grey with dirt may hide something: a person looks.
TEST(EmptyBacks, Hard) { EXPECT_GE(empty_of("hard", 9502, 12, false), 6); }

TEST(EmptyBacks, OneStrokeIsNeverEmpty) {
  for (const std::string level : {"clean", "office", "copy", "fax", "hard"}) EXPECT_EQ(empty_of(level, 9717, 5, true), 0);
}

}  // namespace
}  // namespace uketsuke::capture
