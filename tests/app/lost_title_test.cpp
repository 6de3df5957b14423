// Our own form whose title and codes are lost (torn off, pale copies, a label over them) is nobody's certificate: what
// stands in its boxes must not be taken for the values of another paper.

#include <gtest/gtest.h>

#include "core/assets.h"
#include "pipeline/context.h"
#include "pipeline/page/page_pipeline.h"
#include "render/form/print_form.h"
#include "tests/capture/scans.h"

namespace uketsuke::app {
namespace {

using page_maker::Random;

// What was lost with the upper edge.
enum class Loss { CodesAndTitle, UpperStrip };

struct Sheet {
  bool filled = false;
  Loss loss = Loss::CodesAndTitle;
  std::string level;
  std::uint64_t seed = 0;
};

std::string name_of(const Sheet& what) {
  return std::string(what.filled ? "filled_" : "blank_") + (what.loss == Loss::UpperStrip ? "strip_" : "title_") +
         what.level + "_" + std::to_string(what.seed);
}

void PrintTo(const Sheet& what, std::ostream* out) { *out << name_of(what); }

const FormTemplate& form() { return *capture::released_forms().find("shikaku_shutoku", "v01"); }

void wipe(Image& sheet, double dpi, const Rect<FormMm>& rect) {
  const double k = dpi / 25.4;
  capture::fill(sheet, rect.x * k, rect.y * k, rect.w * k, rect.h * k, 0xffffff);
}

// The sheet before it is scanned.
Image drawn(const Sheet& what, double dpi) {
  Image sheet;
  if (what.filled) {
    static const auto glyphs =
        page_maker::GlyphSet::load(std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/glyphs");
    page_maker::FormOrder order;
    order.seed = what.seed;
    const auto household =
        page_maker::invent_household(glyphs, date_from_iso("2026-11-20"), Random(what.seed).fork("household"));
    std::vector<page_maker::Entry> entries;
    sheet = page_maker::draw_filled_form(glyphs, form(), household, order, dpi, entries);
  } else {
    sheet = render::draw_form(form(), dpi, {"", false, "みどり国民健康保険組合"});
  }
  for (const Rect<FormMm>& code : form().codes) wipe(sheet, dpi, code.grown(1.5));
  // Title, form number and the association's name stand above the first field.
  double first_field = form().page_mm.h;
  for (const FieldTemplate& field : form().fields) first_field = std::min(first_field, field.rect.y);
  const double left = what.loss == Loss::UpperStrip ? 0 : 16;  // the fiducials stay when only the title is lost
  wipe(sheet, dpi, {left, 0, form().page_mm.w - 2 * left, std::max(first_field, 20.0)});
  return sheet;
}

class LostTitle : public testing::TestWithParam<Sheet> {};

TEST_P(LostTitle, IsReadAsNothing) {
  static const pipeline::Context context(Assets::locate());
  static pipeline::PagePipeline pages(context);
  page_maker::Damage damage = capture::damage_by_seed(GetParam().level, GetParam().seed);
  damage.streaks = 4 + static_cast<int>(GetParam().seed % 3);
  const double dpi = page_maker::drawing_dpi(damage);
  const page_maker::Scan scan =
      page_maker::scan_sheet(drawn(GetParam(), dpi), dpi, form().page_mm, damage, Random(GetParam().seed));
  const pipeline::PageOutcome out = pages.run(capture::page_of(scan), {}, {});
  EXPECT_TRUE(out.status == SideStatus::Unidentified || out.status == SideStatus::Rescan) << to_string(out.status);
  EXPECT_EQ(out.document_kind, "");
  EXPECT_FALSE(out.form.has_value());
  EXPECT_TRUE(out.reading.fields.empty()) << out.reading.fields.size() << " values of a paper that it is not";
}

// Every level of damage blank and filled in, and every loss at every level.
std::vector<Sheet> sheets() {
  std::vector<Sheet> out;
  std::uint64_t seed = 7100;
  for (const bool filled : {false, true})
    for (const char* level : {"clean", "office", "copy", "fax", "hard"})
      out.push_back({filled, ++seed % 2 == 0 ? Loss::CodesAndTitle : Loss::UpperStrip, level, seed});
  return out;
}

INSTANTIATE_TEST_SUITE_P(OurForm, LostTitle, testing::ValuesIn(sheets()),
                         [](const auto& one) { return name_of(one.param); });

}  // namespace
}  // namespace uketsuke::app
