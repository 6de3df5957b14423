// Ink that a reader of fields would not see: writing outside the fields of a form must be noticed, and what offices do to
// paper must not be taken for it; writing in a colour that drops out must not look like an empty box.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "capture/identify/identify.h"
#include "core/assets.h"
#include "ocr/engines.h"
#include "ocr/form/coloured_ink.h"
#include "ocr/form/covered.h"
#include "ocr/form/form_reader.h"
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
                const std::function<void(Image&, double)>& draw,
                std::optional<page_maker::ScanMode> mode = std::nullopt) {
  const FormTemplate& form = *templates().newest(kind);
  page_maker::FormOrder order = test::order_of(level, seed, pen);
  if (mode) order.damage.mode = *mode;
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

using Draw = std::function<void(Image&, double)>;

const Rect<FormMm> kMargin{124, 27, 25, 5};

// The places of notes on a form that something was drawn upon.
std::vector<Rect<CleanPx>> outside(const std::string& kind, const std::string& level, std::uint64_t seed,
                                   const Draw& draw) {
  const Scanned page = scanned(kind, level, seed, std::nullopt, draw);
  return ocr::writing_outside(page.clean, page.registration, *page.form);
}

void nothing(Image&, double) {}

// A note of eight signs, by default in a hand's own ink.
Draw note(const Rect<FormMm>& at, std::uint64_t seed, const Ink& ink = std::nullopt) {
  return [=](Image& sheet, double dpi) {
    page_maker::InkLayer layer(sheet.width(), sheet.height(), dpi);
    const page_maker::Hand hand;
    page_maker::Writer(glyphs(), hand, Random(seed).fork("note"), layer).text("ライゲツヒッコシ", at, 1);
    layer.lay_over(sheet, ink.value_or(hand.ink_bgr));
  };
}

constexpr std::array<double, 3> kRed{60, 50, 210}, kPink{180, 110, 240};

// A red stamp of two lines in a frame, round or square.
void stamp(Image& sheet, double dpi, bool round) {
  page_maker::InkLayer layer(sheet.width(), sheet.height(), dpi);
  const page_maker::Hand hand;
  page_maker::Writer writer(glyphs(), hand, Random(7).fork("stamp"), layer);
  writer.text("ウケツケ", {128, 20, 16, 5}, 1);
  writer.text("クミアイ", {128, 26, 16, 5}, 1);
  layer.lay_over(sheet, kRed);
  const double k = dpi / 25.4, half = round ? 13 : 10;
  for (int y = static_cast<int>(10 * k); y < static_cast<int>(42 * k); ++y)
    for (int x = static_cast<int>(118 * k); x < static_cast<int>(154 * k); ++x) {
      const double u = std::abs(x / k - 136), v = std::abs(y / k - 26);
      const double out = (round ? std::hypot(u, v) : std::max(u, v)) - half;
      for (std::size_t c = 0; c < 3 && std::abs(out) < 0.3; ++c)
        sheet.row(y)[3 * x + static_cast<int>(c)] = static_cast<std::uint8_t>(kRed[c]);
    }
}

// 無効 across the fields, in a frame.
void large_stamp(Image& sheet, double dpi) {
  page_maker::InkLayer layer(sheet.width(), sheet.height(), dpi);
  const page_maker::Hand hand;
  page_maker::Writer(glyphs(), hand, Random(7).fork("stamp"), layer).text("ムコウ", {75, 120, 60, 20}, 1);
  layer.lay_over(sheet, kRed);
  const double k = dpi / 25.4;
  for (int y = static_cast<int>(110 * k); y < static_cast<int>(150 * k); ++y)
    for (int x = static_cast<int>(60 * k); x < static_cast<int>(150 * k); ++x) {
      const double out = std::max(std::abs(x / k - 105) - 40, std::abs(y / k - 130) - 15);
      for (std::size_t c = 0; c < 3 && std::abs(out) < 0.5; ++c)
        sheet.row(y)[3 * x + static_cast<int>(c)] = static_cast<std::uint8_t>(kRed[c]);
    }
}

// A red ring with strokes in it, as 無効 and 訂正印 have.
Draw small_stamp(const Point<FormMm>& at) {
  return [=](Image& sheet, double dpi) {
    const double k = dpi / 25.4;
    for (int y = static_cast<int>((at.y - 5) * k); y < static_cast<int>((at.y + 5) * k); ++y)
      for (int x = static_cast<int>((at.x - 5) * k); x < static_cast<int>((at.x + 5) * k); ++x) {
        const double u = x / k - at.x, v = y / k - at.y, r = std::hypot(u, v);
        const bool letter = r < 3 && (std::abs(u) < 0.2 || std::abs(std::abs(v) - 1) < 0.2);
        for (std::size_t c = 0; c < 3 && (letter || std::abs(r - 4) < 0.2); ++c)
          sheet.row(y)[3 * x + static_cast<int>(c)] = static_cast<std::uint8_t>(kRed[c]);
      }
  };
}

// Paper of a colour (色上質紙).
void tint(Image& sheet, const std::array<int, 3>& paper) {
  for (int y = 0; y < sheet.height(); ++y)
    for (int i = 0; i < 3 * sheet.width(); ++i)
      sheet.row(y)[i] = static_cast<std::uint8_t>(sheet.row(y)[i] * paper[static_cast<std::size_t>(i % 3)] / 255);
}

// A pen's line 0.4 mm wide, in millimetres of the form.
void line(Image& sheet, double dpi, Point<FormMm> from, Point<FormMm> to) {
  const double k = dpi / 25.4, half = 0.2 * k;
  const int steps = static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) * k) + 1;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps, x = (from.x + t * (to.x - from.x)) * k,
                 y = (from.y + t * (to.y - from.y)) * k;
    for (int v = static_cast<int>(y - half); v <= static_cast<int>(y + half); ++v)
      for (int u = static_cast<int>(x - half); u <= static_cast<int>(x + half); ++u)
        for (int c = 0; c < 3; ++c) sheet.row(v)[3 * u + c] = 40;
  }
}

// What a hand does to one option besides ringing it or ticking its box.
using OnOption = std::function<void(Image&, double, const ChoiceOption&)>;

void strike_out(Image& sheet, double dpi, const ChoiceOption& option) {
  const Rect<FormMm>& word = option.rect;
  for (const double off : {-0.5, 0.5})
    line(sheet, dpi, {word.x, word.centre().y + off}, {word.right(), word.centre().y + off});
}

void tick(Image& sheet, double dpi, const ChoiceOption& option) {
  const double left = option.mark == MarkStyle::Circle ? option.rect.x + 1 : option.rect.right() + 1.5;
  const double y = option.rect.centre().y;
  line(sheet, dpi, {left, y}, {left + 1.5, y + 2});
  line(sheet, dpi, {left + 1.5, y + 2}, {left + 5, y - 3});
}

// A form that something was drawn upon, read.
PageReading read(const char* level, const Draw& draw, std::uint64_t seed = 300) {
  static const ocr::Engines engines(Assets::locate());
  const Scanned page = scanned("shikaku_shutoku", level, seed, std::nullopt, draw);
  IdentifiedPage identified;
  identified.form = page.form->ref;
  identified.registration = page.registration;
  return ocr::read_form(page.clean, identified, *page.form, engines);
}

std::vector<std::string> doubts_of(const PageReading& page, const char* id) { return find_reading(page, id, 0)->doubts; }

constexpr std::array kOptions{"sex", "employment", "reason", "account_use"};

Draw on_options(const OnOption& pen) {
  return [=](Image& sheet, double dpi) {
    for (const char* id : kOptions)
      for (const ChoiceOption& option : find_field(*templates().newest("shikaku_shutoku"), id, 0)->options)
        pen(sheet, dpi, option);
  };
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

// People strike out what does not apply, or tick a word that is to be ringed: an empty answer, or the ring that was
// struck out again, must not take effect.
TEST(OtherMarks, AreAskedAbout) {
  for (const char* level : {"clean", "office"}) {
    const PageReading plain = read(level, nothing), struck = read(level, on_options(strike_out)),
                      ticked = read(level, on_options(tick));
    for (const char* id : kOptions) {
      EXPECT_THAT(doubts_of(plain, id), ::testing::IsEmpty()) << level << " " << id;
      EXPECT_THAT(doubts_of(ticked, id), ::testing::Contains("other_marks")) << level << " " << id;
      if (id == kOptions.back()) continue;  // a line through a box is a stray line
      EXPECT_THAT(doubts_of(struck, id), ::testing::Contains("other_marks")) << level << " " << id;
    }
  }
}

// Lines through a row strike out the person in it, though they pass between some of its fields.
TEST(StruckRow, WhatElseStandsInARowThatWasStruckOutIsAskedAbout) {
  const FormTemplate& form = *templates().newest("shikaku_shutoku");
  const auto through_row = [&](Image& sheet, double dpi) {
    const Rect<FormMm>& kana = find_field(form, "family_name_kana", 1)->rect;
    const Rect<FormMm>& number = find_field(form, "family_my_number", 1)->rect;
    for (const double y : {kana.centre().y, number.centre().y})
      for (const double apart : {-0.5, 0.5}) line(sheet, dpi, {kana.x, y + apart}, {number.right(), y + apart});
  };
  const PageReading plain = read("office", nothing, 301), struck = read("office", through_row, 301);
  const FieldReading& before = *find_reading(plain, "family_residence", 1);
  ASSERT_EQ(before.state, ReadState::Read);
  EXPECT_THAT(before.doubts, ::testing::IsEmpty());
  EXPECT_THAT(find_reading(struck, "family_residence", 1)->doubts, ::testing::Contains("struck_row"));
  EXPECT_THAT(find_reading(struck, "name", 0)->doubts, ::testing::IsEmpty()) << "the member is not in that row";
}

// Something opaque on the sheet: a sticky note, another sheet, black glass beyond a torn edge.
Draw laid_on(const Rect<FormMm>& place, const std::array<std::uint8_t, 3>& bgr) {
  return [=](Image& sheet, double dpi) {
    const double k = dpi / 25.4;
    for (int y = static_cast<int>(place.y * k); y < static_cast<int>(place.bottom() * k) && y < sheet.height(); ++y)
      for (int x = static_cast<int>(place.x * k); x < static_cast<int>(place.right() * k) && x < sheet.width(); ++x)
        std::copy(bgr.begin(), bgr.end(), sheet.row(y) + 3 * x);
  };
}

// Whose room ends goes on beyond the box, where nobody reads: 1-25 must not become 1-2.
TEST(OverEdge, WritingThatGoesOnBeyondItsBoxIsAskedAbout) {
  constexpr std::array kTexts{"address", "name", "workplace_name"};
  const PageReading plain = read("office", nothing);
  for (const char* id : kTexts) EXPECT_THAT(doubts_of(plain, id), ::testing::Not(::testing::Contains("over_edge"))) << id;
  for (const double beyond : {3.0, 6.0}) {
    const PageReading over = read("office", [&](Image& sheet, double dpi) {
      for (const char* id : kTexts) {
        const Rect<FormMm>& box = find_field(*templates().newest("shikaku_shutoku"), id, 0)->rect;
        note({box.right() - 28 + beyond, box.y + 1, 28, 5}, 300)(sheet, dpi);
      }
    });
    for (const char* id : kTexts)
      EXPECT_THAT(doubts_of(over, id), ::testing::Contains("over_edge")) << id << " " << beyond;
  }
}

// Where no line stops the pen the last sign of a line stands beyond the field: it is read, and asked about.
TEST(OverEdge, TheLastSignOfALineIsReadWhereItStandsBeyondTheField) {
  const Rect<FormMm>& box = find_field(*templates().newest("shikaku_shutoku"), "employer", 0)->rect;
  const auto written = [&](double beyond) {
    return read("clean", [&, beyond](Image& sheet, double dpi) {
      // What the household has written there, up to the frame of the seal.
      laid_on({box.x + 0.5, box.y + 0.5, box.w + 0.8, box.h - 1}, {255, 255, 255})(sheet, dpi);
      note({box.right() - 30 + beyond, box.y + 1, 30, 5}, 300)(sheet, dpi);
    });
  };
  const PageReading inside = written(-2), over = written(1.2);
  EXPECT_EQ(find_reading(inside, "employer", 0)->value, "ライゲツヒッコシ");
  EXPECT_THAT(doubts_of(inside, "employer"), ::testing::Not(::testing::Contains("over_edge")));
  EXPECT_EQ(find_reading(over, "employer", 0)->value, "ライゲツヒッコシ");
  EXPECT_THAT(doubts_of(over, "employer"), ::testing::Contains("over_edge"));
}

std::set<std::string> covered(const std::string& level, const Draw& draw,
                              std::optional<page_maker::ScanMode> mode = std::nullopt) {
  const Scanned page = scanned("shikaku_shutoku", level, 300, std::nullopt, draw, mode);
  const ocr::CoveredPlaces places(page.clean, page.registration, *page.form);
  std::set<std::string> out;
  for (const FieldTemplate& field : page.form->fields)
    if (!field.office_use && places.hides(field)) out.insert(field.id + std::to_string(field.row));
  return out;
}

// What nobody can see must not be taken for empty.
TEST(Covered, FieldsUnderSomethingThatLiesOnTheSheetAreAskedAbout) {
  const Rect<FormMm> note{90, 120, 70, 45}, lower_corner{120, 230, 90, 67};
  for (const char* level : {"office", "copy"}) {
    EXPECT_LE(covered(level, nothing).size(), level == std::string("copy") ? 1U : 0U) << "copiers break lines";
    for (const auto& colour : {std::array<std::uint8_t, 3>{120, 230, 250}, {246, 246, 246}, {20, 20, 20}}) {
      const auto hidden = covered(level, laid_on(note, colour));
      for (const char* id : {"previous_symbol_number0", "family_sex1"})
        EXPECT_THAT(hidden, ::testing::Contains(id)) << level;
      for (const char* id : {"name0", "address0", "my_number0", "bank_name0"})
        EXPECT_THAT(hidden, ::testing::Not(::testing::Contains(id))) << level;
    }
    EXPECT_THAT(covered(level, laid_on(lower_corner, {250, 250, 250})), ::testing::Contains("employer_seal0")) << level;
    const auto crossed = covered(level, laid_on({148, 15, 1.6, 270}, {250, 250, 250}));  // a scanner's white stripe
    EXPECT_THAT(crossed, ::testing::AllOf(::testing::Contains("my_number0"), ::testing::Not(::testing::Contains("name0"))));
  }
}

// Without colour cleanup takes the form's thin rules for paper here and there: nothing lies on them all the same.
TEST(Covered, GreyScansOfPlainFormsHideNothing) {
  for (const char* level : {"clean", "office"})
    EXPECT_THAT(covered(level, nothing, page_maker::ScanMode::Grey), ::testing::IsEmpty()) << level;
  EXPECT_THAT(covered("office", laid_on({90, 120, 70, 45}, {246, 246, 246}), page_maker::ScanMode::Grey),
              ::testing::Contains("previous_insurer_number0"));
}

// Digits are read through it, and what it says of them only a person can tell.
TEST(Stamps, RedOnesOverWritingAreAskedAboutANamesOwnSealIsNot) {
  const FormTemplate& form = *templates().newest("shikaku_shutoku");
  const auto rect = [&](const std::string& id) { return std::ranges::find(form.fields, id, &FieldTemplate::id)->rect; };
  const Rect<FormMm> number = rect("my_number"), name = rect("name");
  const auto stamped = [](const PageReading& page, const char* id) {
    return std::ranges::count(doubts_of(page, id), "stamped_over") == 1;
  };
  for (const char* level : {"clean", "office"}) {
    EXPECT_TRUE(stamped(read(level, small_stamp(number.centre())), "my_number")) << level;
    EXPECT_FALSE(stamped(read(level, small_stamp({name.right() - 6, name.centre().y})), "name")) << level;
    EXPECT_FALSE(stamped(read(level, nothing), "my_number")) << level;
  }
}

TEST(OutsideWriting, PlainFormsHaveNone) {
  for (const char* kind : {"shikaku_shutoku", "shikaku_soshitsu", "jusho_henko", "gendogaku_nintei", "saihakko"})
    for (const auto& [level, seed] : {std::pair{"office", 300U}, std::pair{"copy", 303U}})
      EXPECT_TRUE(outside(kind, level, seed, nothing).empty()) << kind << " " << level;
}

TEST(OutsideWriting, NotesAreFoundWhereTheyStand) {
  for (const Rect<FormMm>& at : {kMargin, Rect<FormMm>{90, 34, 50, 5}})
    for (const char* level : {"clean", "office", "fax"}) {
      const auto found = outside("shikaku_shutoku", level, 300, note(at, 300));
      ASSERT_EQ(found.size(), 1U) << level << " " << at.x;
      // The clean page has 300 dpi and shows the sheet within some millimetres of where it was drawn.
      EXPECT_NEAR(found.front().centre().y / 11.811, at.centre().y, 8) << level;
    }
}

TEST(OutsideWriting, NotesInPensThatDropOutAreFoundToo) {
  for (const auto& pen : {kRed, kPink})
    for (const char* level : {"clean", "office"})
      EXPECT_EQ(outside("shikaku_shutoku", level, 300, note(kMargin, 300, pen)).size(), 1U) << level << " " << pen[0];
}

TEST(OutsideWriting, AStampLargerThanAnySealIsNoticedOverFieldsToo) {
  for (const char* level : {"clean", "office"})
    EXPECT_EQ(outside("shikaku_shutoku", level, 300, large_stamp).size(), 1U) << level;
}

TEST(OutsideWriting, RedStampsAreNone) {
  for (const bool round : {true, false})
    for (const char* level : {"clean", "office"})
      EXPECT_TRUE(outside("shikaku_shutoku", level, 300, [&](Image& s, double dpi) { stamp(s, dpi, round); }).empty())
          << level << " " << round;
}

TEST(OutsideWriting, PaperOfAColourIsNone) {
  for (const auto& paper : {std::array{170, 250, 255}, std::array{230, 200, 255}}) {
    EXPECT_TRUE(outside("shikaku_shutoku", "office", 300, [&](Image& s, double) { tint(s, paper); }).empty())
        << paper[0];
    const auto found = outside("shikaku_shutoku", "office", 300, [&](Image& s, double dpi) {
      note(kMargin, 300)(s, dpi);
      tint(s, paper);
    });
    EXPECT_EQ(found.size(), 1U) << paper[0];
  }
}

}  // namespace
}  // namespace uketsuke
