#include "capture/identify/same_paper.h"

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

Image cleaned(const Page& page) {
  CleanPage clean_page = clean(page, {}, no_debug());
  return clean_page.colour.empty() ? clean_page.grey : clean_page.colour;
}

// The 資格取得届 of one household in one hand, as one scan shows it.
Image form(std::uint64_t home, std::uint64_t hand, const char* level, std::uint64_t scan) {
  static const auto glyphs =
      page_maker::GlyphSet::load(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/glyphs");
  page_maker::FormOrder order;
  order.seed = hand;
  order.damage = damage_by_seed(level, scan);
  order.scan_seed = scan;
  const auto household = page_maker::invent_household(glyphs, date_from_iso("2026-11-20"),
                                                      page_maker::Random(home).fork("household"));
  return cleaned(page_of(make_form_page(glyphs, *released_forms().find("shikaku_shutoku", "v01"), household, order).scan));
}

TEST(SamePaper, OneSheetScannedTwiceIsKnownAgainAndTheSameFormFilledAgainIsNot) {
  const Image first = form(1, 1, "office", 101);
  EXPECT_TRUE(same_paper(compare_papers(first, form(1, 1, "hard", 401), 300)))
      << "bent, folded and stained, read by another scanner";
  const PaperLikeness again = compare_papers(first, form(1, 2, "office", 101), 300);
  EXPECT_FALSE(same_paper(again)) << "the same household fills the same form once more";
  EXPECT_GT(again.different, again.places / 30);
  EXPECT_FALSE(same_paper(compare_papers(first, form(2, 1, "office", 101), 300))) << "another household, the same hand";
}

TEST(SamePaper, SheetsThatSayNothingAreNotTheSame) {
  const Image empty(2480, 3508, PixelFormat::Grey8, 255);
  EXPECT_EQ(compare_papers(empty, empty, 300).places, 0);
  EXPECT_FALSE(same_paper(compare_papers(empty, empty, 300)));
  const Image scrap(40, 40, PixelFormat::Grey8, 0);
  EXPECT_FALSE(same_paper(compare_papers(scrap, scrap, 300)));
  EXPECT_FALSE(same_paper({60, 2}));
  EXPECT_TRUE(same_paper({100, 2}));
}

TEST(SamePaper, ASheetLaidElsewhereOnTheGlassIsTheSame) {
  const Image sheet = to_grey(printed_sheet(3, 300));
  Image moved(sheet.width(), sheet.height(), PixelFormat::Grey8, 255);
  for (int y = 0; y + 90 < sheet.height(); ++y)
    for (int x = 0; x + 60 < sheet.width(); ++x) moved.row(y + 90)[x + 60] = sheet.row(y)[x];
  const PaperLikeness likeness = compare_papers(sheet, moved, 300);
  EXPECT_GT(likeness.places, 100);
  EXPECT_EQ(likeness.different, 0) << "5 mm to the right and 7.6 mm down";
  EXPECT_FALSE(same_paper(compare_papers(sheet, to_grey(printed_sheet(4, 300)), 300)));
}

}  // namespace
}  // namespace uketsuke::capture
