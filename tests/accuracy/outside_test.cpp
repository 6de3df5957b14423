// Writing outside the fields of a form: notes must be noticed, and what offices do to paper must not be taken for them.

#include <filesystem>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "core/assets.h"
#include "core/form/template_set.h"
#include "ocr/form/outside_writing.h"
#include "tools/page_maker/ink/writer.h"
#include "tools/page_maker/made_page.h"

namespace uketsuke {
namespace {

using page_maker::Random;

const TemplateSet& templates() {
  static const TemplateSet all(Assets::locate().templates);
  return all;
}

const page_maker::GlyphSet& glyphs() {
  static const auto set =
      page_maker::GlyphSet::load(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/glyphs");
  return set;
}

// A filled form with a note at `at` (empty: none), scanned; the places that are found.
std::vector<Rect<CleanPx>> outside(const std::string& kind, const std::string& level, std::uint64_t seed,
                                   const Rect<FormMm>& at) {
  const FormTemplate& form = *templates().newest(kind);
  page_maker::FormOrder order;
  order.seed = seed;
  order.damage = page_maker::damage_of(level, Random(seed).fork("damage"));
  const auto household =
      page_maker::invent_household(glyphs(), date_from_iso("2026-11-20"), Random(seed).fork("household"));
  const double dpi = drawing_dpi(order.damage);
  std::vector<page_maker::Entry> entries;
  Image sheet = draw_filled_form(glyphs(), form, household, order, dpi, entries);
  if (!at.empty()) {
    page_maker::InkLayer layer(sheet.width(), sheet.height(), dpi);
    const page_maker::Hand hand;
    page_maker::Writer(glyphs(), hand, Random(seed).fork("note"), layer).text("ライゲツヒッコシ", at, 1);
    layer.lay_over(sheet, hand.ink_bgr);
  }
  const auto scan = scan_sheet(sheet, dpi, form.page_mm, order.damage, Random(seed).fork("scan"));
  Page page;
  page.image = scan.image;
  page.dpi = scan.dpi;
  const CleanPage clean = capture::clean(page, {}, no_debug());
  const Identification found = capture::identify(clean, templates(), no_debug());
  if (!found.form) throw std::runtime_error("the form was not identified");
  return ocr::writing_outside(clean, found.form->registration, form);
}

TEST(OutsideWriting, PlainFormsHaveNone) {
  for (const char* kind : {"shikaku_shutoku", "shikaku_soshitsu", "jusho_henko", "gendogaku_nintei", "saihakko"})
    for (const auto& [level, seed] : {std::pair{"office", 300U}, std::pair{"copy", 303U}})
      EXPECT_TRUE(outside(kind, level, seed, {}).empty()) << kind << " " << level;
}

TEST(OutsideWriting, NotesAreFoundWhereTheyStand) {
  for (const Rect<FormMm>& at : {Rect<FormMm>{124, 27, 25, 5}, Rect<FormMm>{90, 34, 50, 5}})
    for (const char* level : {"clean", "office", "fax"}) {
      const auto found = outside("shikaku_shutoku", level, 300, at);
      ASSERT_EQ(found.size(), 1U) << level << " " << at.x;
      // The clean page has 300 dpi and shows the sheet within some millimetres of where it was drawn.
      EXPECT_NEAR(found.front().centre().y / 11.811, at.centre().y, 8) << level;
    }
}

}  // namespace
}  // namespace uketsuke
