// Ink that a reader of fields would not see: writing outside the fields of a form must be noticed, and what offices do to
// paper must not be taken for it; writing in a colour that drops out must not look like an empty box.

#include <array>
#include <functional>
#include <optional>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "ocr/form/coloured_ink.h"
#include "ocr/form/outside_writing.h"
#include "tests/accuracy/made_forms.h"
#include "tools/page_maker/ink/writer.h"

namespace uketsuke {
namespace {

using page_maker::Random;

using test::glyphs;
using test::Ink;
using test::templates;

struct Scanned {
  const FormTemplate* form = nullptr;
  CleanPage clean;
  Registration registration;
};

// A filled form, drawn upon (sheet, dpi), scanned and found again.
Scanned scanned(const std::string& kind, const std::string& level, std::uint64_t seed, const Ink& pen,
                const std::function<void(Image&, double)>& draw) {
  const FormTemplate& form = *templates().newest(kind);
  const page_maker::FormOrder order = test::order_of(level, seed, pen);
  const double dpi = drawing_dpi(order.damage);
  std::vector<page_maker::Entry> entries;
  Image sheet = draw_filled_form(glyphs(), form, test::household_of(seed), order, dpi, entries);
  draw(sheet, dpi);
  const auto scan = scan_sheet(sheet, dpi, form.page_mm, order.damage, Random(seed).fork("scan"));
  Page page;
  page.image = scan.image;
  page.dpi = scan.dpi;
  Scanned out{&form, capture::clean(page, {}, no_debug()), {}};
  const Identification found = capture::identify(out.clean, templates(), no_debug());
  if (!found.form) throw std::runtime_error("the form was not identified");
  out.registration = found.form->registration;
  return out;
}

// The places of notes on a form with one at `at` (empty: none).
std::vector<Rect<CleanPx>> outside(const std::string& kind, const std::string& level, std::uint64_t seed,
                                   const Rect<FormMm>& at) {
  const Scanned page = scanned(kind, level, seed, std::nullopt, [&](Image& sheet, double dpi) {
    if (at.empty()) return;
    page_maker::InkLayer layer(sheet.width(), sheet.height(), dpi);
    const page_maker::Hand hand;
    page_maker::Writer(glyphs(), hand, Random(seed).fork("note"), layer).text("ライゲツヒッコシ", at, 1);
    layer.lay_over(sheet, hand.ink_bgr);
  });
  return ocr::writing_outside(page.clean, page.registration, *page.form);
}

// A highlighter's stroke through the middle of a field, 4 mm high.
void highlight(Image& sheet, double dpi, const Rect<FormMm>& field) {
  constexpr std::array<int, 3> kYellow{110, 240, 255};
  const double k = dpi / 25.4, middle = field.centre().y;
  for (int y = static_cast<int>((middle - 2) * k); y < static_cast<int>((middle + 2) * k); ++y)
    for (int x = static_cast<int>((field.x + 3) * k); x < static_cast<int>((field.right() - 3) * k); ++x)
      for (std::size_t c = 0; c < 3; ++c) {
        std::uint8_t& level = sheet.row(y)[3 * x + static_cast<int>(c)];
        level = static_cast<std::uint8_t>(level * kYellow[c] / 255);
      }
}

// What a field's ink is taken for.
ocr::Coloured coloured(const Ink& pen, bool highlighted, const std::string& level) {
  const FieldTemplate& name = *find_field(*templates().newest("shikaku_shutoku"), "name", 0);
  const Scanned page = scanned("shikaku_shutoku", level, 300, pen, [&](Image& sheet, double dpi) {
    if (highlighted) highlight(sheet, dpi, name.rect);
  });
  return ocr::ColouredInk(page.clean, page.registration).in(*page.form, name);
}

TEST(ColouredInk, StrokesAreWritingASurfaceIsAMarkAndBlackAndBluePensStay) {
  const Ink black, blue{{170, 80, 40}}, pink{{180, 110, 240}};
  for (const char* level : {"clean", "office"}) {
    EXPECT_EQ(coloured(black, false, level), ocr::Coloured::None) << level;
    EXPECT_EQ(coloured(blue, false, level), ocr::Coloured::None) << level;
    EXPECT_EQ(coloured(pink, false, level), ocr::Coloured::Written) << level;
    EXPECT_EQ(coloured(black, true, level), ocr::Coloured::Marked) << level;
  }
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
