// Registration and deskew against exact truth, over damage levels, resolutions, modes and turns. Floors for what must
// be identified, ceilings for errors; a form that is not identified is a question to a person, a wrong place is not.

#include <algorithm>
#include <cmath>
#include <iostream>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

using page_maker::Damage;
using page_maker::ScanMode;

struct Rung {
  int pages = 0;
  int identified = 0;
  int sent_back = 0;
  std::vector<double> error_mm;  // at every cell corner
  std::vector<double> skew_deg;  // of pages whose paper is straight: a bend has no one angle
};

double quantile(std::vector<double>& v, double share) {
  if (v.empty()) return 0;
  std::sort(v.begin(), v.end());
  return v[std::min(v.size() - 1, static_cast<std::size_t>(share * static_cast<double>(v.size())))];
}

void take(std::uint64_t seed, Damage d, Rung& run) {
  const auto made = form_scan(seed, d);
  const CleanPage page = clean(page_of(made.scan), {}, no_debug());
  const Identification found = identify(page, released_forms(), no_debug());
  ++run.pages;
  run.sent_back += page.quality.rescan;
  if (std::hypot(d.bend.across_mm, d.bend.along_mm) < 1e-9)
    run.skew_deg.push_back(std::abs(page.report.skew_deg - made.scan.skew_deg));
  if (found.kind != PageKind::Form) {
    std::cout << "seed " << seed << ": " << to_string(found.kind) << " " << found.detail << "\n";
    return;
  }
  ++run.identified;
  for (const auto& field : made.fields)
    for (const auto& cell : field.cells)
      for (const auto& corner : cell.corners())
        run.error_mm.push_back(
            apart_mm(page.to_scan(found.form->registration(corner)), made.scan.map(corner), made.scan.dpi));
}

Rung run_of(const std::string& level, std::uint64_t from, int count, bool straight) {
  Rung run;
  const double dpis[] = {300, 200, 150, 400};
  for (int i = 0; i < count; ++i) {
    const std::uint64_t seed = from + static_cast<std::uint64_t>(i);
    Damage d = damage_by_seed(level, seed);
    d.dpi_x = d.dpi_y = dpis[i % 4];
    d.mode = static_cast<ScanMode>(i % 3);
    d.turn_deg = i / 4 % 4 * 90;
    if (straight) d.bend = {};
    take(seed, d, run);
  }
  std::cout << level << (straight ? ", straight paper" : "") << ": " << run.identified << " of " << run.pages
            << " identified, " << run.sent_back << " sent back; registration p50 " << quantile(run.error_mm, 0.5)
            << " p99 " << quantile(run.error_mm, 0.99) << " worst " << quantile(run.error_mm, 1) << " mm; skew p95 "
            << quantile(run.skew_deg, 0.95) << " worst " << quantile(run.skew_deg, 1) << " degrees\n";
  return run;
}

TEST(Ladder, Office) {
  Rung run = run_of("office", 3000, 36, false);
  EXPECT_EQ(run.identified, run.pages);
  EXPECT_EQ(run.sent_back, 0);
  EXPECT_LE(quantile(run.error_mm, 0.99), 0.2);
}

TEST(Ladder, OfficeSkewOnStraightPaper) {
  Rung run = run_of("office", 3200, 24, true);
  EXPECT_LE(quantile(run.skew_deg, 0.95), 0.05);
  EXPECT_LE(quantile(run.skew_deg, 1), 0.3);
}

TEST(Ladder, CopyOfACopy) {
  Rung run = run_of("copy", 3800, 24, false);
  EXPECT_GE(run.identified, run.pages - 1);
  EXPECT_LE(quantile(run.error_mm, 0.99), 0.3);
}

TEST(Ladder, CopySkewOnStraightPaper) {
  Rung run = run_of("copy", 3900, 24, true);
  EXPECT_LE(quantile(run.skew_deg, 0.95), 0.1);
  EXPECT_LE(quantile(run.skew_deg, 1), 0.3);
}

TEST(Ladder, Hard) {
  Rung run = run_of("hard", 3400, 24, false);
  EXPECT_GE(run.identified, run.pages - 1);
  EXPECT_LE(quantile(run.error_mm, 0.99), 0.5);
}

TEST(Ladder, Fax) {
  Rung run;
  for (std::uint64_t seed = 3600; seed < 3612; ++seed) {
    Damage d = damage_by_seed("fax", seed);
    if (seed % 2 == 0) d.dpi_y = 98;
    take(seed, d, run);
  }
  std::cout << "fax: " << run.identified << " of " << run.pages << ", p99 " << quantile(run.error_mm, 0.99) << " mm\n";
  EXPECT_GE(run.identified, run.pages - 2);
  EXPECT_LE(quantile(run.error_mm, 0.99), 0.5);
}

}  // namespace
}  // namespace uketsuke::capture
