#include <array>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "render/notice/notice_renderer.h"
#include "tests/capture/scans.h"
#include "tests/render/notices/all_kinds.h"
#include "tests/render/notices/samples.h"

// The letters of the association that ask for more paper come back with it: as they are, or as the slip cut off their
// foot. Either brings the paper to its case.

namespace uketsuke::capture {
namespace {

constexpr double kDpi = 200;

/// The letter's sheet as an office scanner gives it; with `slip_only` everything above the cut is gone.
Page scanned_letter(const Notice& letter, bool slip_only, std::uint64_t seed, int turn) {
  render::Canvas canvas = render::Canvas::image({210, 297}, kDpi);
  draw_notice(canvas, letter, render::testing::templates());
  if (slip_only) canvas.box({0, 0, 210, 202.5}, {std::nullopt, render::kWhite, 0});
  page_maker::Damage d = damage_by_seed("office", seed);
  d.dpi_x = d.dpi_y = kDpi;
  d.turn_deg = turn;
  return page_of(scan_sheet(canvas.finish_image(), kDpi, kA4, d, page_maker::Random(seed)));
}

TEST(Letter, ScannedInFrontOrCutToItsSlipNamesTheCase) {
  std::uint64_t seed = 700;
  for (const char* kind : {"hosei_irai", "shorui_irai"}) {
    const Notice letter = render::testing::sample_of(kind);
    for (const bool slip_only : {false, true}) {
      for (const int turn : slip_only ? std::array{90, 270} : std::array{0, 180}) {
        const CleanPage page = clean(scanned_letter(letter, slip_only, ++seed, turn), {}, no_debug());
        const Identification found = identify(page, released_forms(), no_debug());
        ASSERT_EQ(found.kind, PageKind::Slip) << kind << " turned " << turn << " " << found.detail;
        EXPECT_EQ(found.code.case_token, letter.case_token);
      }
    }
  }
}

}  // namespace
}  // namespace uketsuke::capture
