#include "capture/identify/identify.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "capture/cleanup/cleanup.h"
#include "core/form/sheet_code.h"
#include "core/form/sheet_layout.h"
#include "render/barcode/data_matrix.h"
#include "render/form/print_form.h"
#include "render/sheets/print_sheet.h"
#include "tests/capture/scans.h"

namespace uketsuke::capture {
namespace {

using page_maker::Damage;
using page_maker::MadePage;
using page_maker::ScanMode;

const FormTemplate& form() { return *released_forms().find("shikaku_shutoku", "v01"); }

Damage at(double dpi, ScanMode mode = ScanMode::Grey) {
  Damage d;
  d.dpi_x = d.dpi_y = dpi;
  d.mode = mode;
  return d;
}

struct Outcome {
  CleanPage page;
  Identification found;
};

Outcome identified(const Page& page, const TemplateSet& forms = released_forms()) {
  Outcome out{clean(page, {}, no_debug()), {}};
  out.found = identify(out.page, forms, no_debug());
  return out;
}

// Largest registration error over all cell corners, in millimetres.
double worst_mm(const Outcome& o, const page_maker::SheetMap& truth, const Dpi& dpi) {
  double worst = 0;
  for (const FieldTemplate& f : form().fields)
    for (const auto* cells : {&f.cells, &f.year_cells, &f.month_cells, &f.day_cells})
      for (const auto& cell : *cells)
        for (const auto& corner : cell.corners())
          worst = std::max(worst, apart_mm(o.page.to_scan(o.found.form->registration(corner)), truth(corner), dpi));
  return worst;
}

void expect_form(const MadePage& made, double limit_mm, const char* what) {
  const Outcome o = identified(page_of(made.scan));
  ASSERT_EQ(o.found.kind, PageKind::Form) << what << ": " << o.found.detail;
  EXPECT_EQ(o.found.form->form.id, "shikaku_shutoku");
  EXPECT_LT(worst_mm(o, made.scan.map, made.scan.dpi), limit_mm) << what;
  EXPECT_LT(o.found.form->residual_mm, 0.3) << what;
  EXPECT_GE(o.found.form->checked_points, 9);
}

// Covers a rectangle of the sheet with paper, as a sticker would.
MadePage covered(MadePage made, const std::vector<Rect<FormMm>>& parts, double margin_mm) {
  Image image = made.scan.image.clone();
  for (const auto& part : parts) {
    std::vector<Point<ScanPx>> corners;
    for (const auto& c : part.grown(margin_mm).corners()) corners.push_back(made.scan.map(c));
    const Rect<ScanPx> box = bounding_box<ScanPx>(corners);
    fill(image, box.x, box.y, box.w, box.h, 0xf4f4f4);
  }
  made.scan.image = image;
  return made;
}

TEST(Identify, InAllTurnsAndModes) {
  std::uint64_t seed = 40;
  for (const int turn : {0, 90, 180, 270})
    for (const ScanMode mode : {ScanMode::Colour, ScanMode::Grey, ScanMode::Bilevel}) {
      Damage d = damage_by_seed("office", ++seed);
      d.dpi_x = d.dpi_y = 200;
      d.turn_deg = turn;
      d.mode = mode;
      const MadePage made = form_scan(seed, d);
      expect_form(made, 0.3, ("turn " + std::to_string(turn) + " seed " + std::to_string(seed)).c_str());
    }
}

TEST(Identify, ReportsTheTurn) {
  Damage d = at(200);
  d.turn_deg = 180;
  const Outcome o = identified(page_of(form_scan(7, d).scan));
  EXPECT_EQ(o.page.report.rotation_deg, 180);
  EXPECT_TRUE(o.page.report.rotation_sure);
  EXPECT_FALSE(o.found.turned);
  const Identification upside_down = identify(turned(o.page, 180), released_forms(), no_debug());
  EXPECT_TRUE(upside_down.turned);
  EXPECT_NE(upside_down.kind, PageKind::Form) << "a page that is upside down has no registration yet";
}

TEST(Identify, OneFiducialCoveredStillWorks) {
  for (std::size_t i = 0; i < 4; ++i) {
    Damage d = damage_by_seed("office", 60 + i);
    d.dpi_x = d.dpi_y = 200;
    expect_form(covered(form_scan(60 + i, d), {form().fiducials[i]}, 1), 0.4,
                ("without fiducial " + std::to_string(i)).c_str());
  }
}

TEST(Identify, OneCodeDestroyedStillWorks) {
  for (std::size_t i = 0; i < 2; ++i)
    expect_form(covered(form_scan(70 + i, at(200)), {form().codes[i]}, 0), 0.3, "one code");
}

TEST(Identify, BothCodesDestroyedIsUnknown) {
  const Outcome o = identified(page_of(covered(form_scan(72, at(200)), {form().codes[0], form().codes[1]}, 0).scan));
  EXPECT_EQ(o.found.kind, PageKind::Unknown);
  EXPECT_FALSE(o.found.form.has_value());
}

TEST(Identify, TooFewMarksAreUnknown) {
  const auto& f = form().fiducials;
  EXPECT_EQ(identified(page_of(covered(form_scan(73, at(200)), {f[0], f[1], f[2], f[3]}, 1).scan)).found.kind,
            PageKind::Unknown);
  const auto& c = form().codes;
  EXPECT_EQ(identified(page_of(covered(form_scan(73, at(200)), {f[0], f[1], f[2], c[1]}, 1).scan)).found.kind,
            PageKind::Unknown);
}

TEST(Identify, OneFiducialBesideBothCodesWorksIfTheRestAgrees) {
  const auto& f = form().fiducials;
  expect_form(covered(form_scan(79, at(200)), {f[0], f[1], f[3]}, 1), 0.4, "one fiducial");
}

TEST(Identify, TheCodeAloneIsNotEnough) {
  // The form's own code on a sheet that is something else.
  Image sheet = printed_sheet(74, 200);
  const Image blank = render::draw_form(form(), 200, {});
  const double k = 200 / 25.4;
  for (const auto& code : form().codes)
    for (int y = static_cast<int>((code.y - 1) * k); y < static_cast<int>((code.bottom() + 1) * k); ++y)
      std::copy_n(blank.row(y) + 3 * static_cast<int>((code.x - 1) * k), 3 * static_cast<int>((code.w + 2) * k),
                  sheet.row(y) + 3 * static_cast<int>((code.x - 1) * k));
  const Outcome o = identified(page_of(sheet, 200));
  EXPECT_EQ(o.found.kind, PageKind::Unknown);
  EXPECT_NE(o.found.detail, "") << "it says that the geometry does not agree";
  EXPECT_TRUE(o.found.misshapen);
}

TEST(Identify, AnotherLayoutUnderTheSameCodeIsUnknown) {
  // The template that this reader knows has its frames elsewhere than the sheet.
  FormTemplate other = form();
  for (auto& b : other.boxes) b.rect.y += 6;
  for (auto& l : other.lines) l.from.y += 6, l.to.y += 6;
  for (auto& p : other.check_points) p.at.y += 6;
  const Outcome o = identified(page_of(form_scan(75, at(200)).scan), TemplateSet({other}));
  EXPECT_EQ(o.found.kind, PageKind::Unknown);
}

TEST(Identify, AnotherVersionIsSaidSo) {
  FormTemplate newer = form();
  newer.ref.version = "v02";
  const Outcome o = identified(page_of(form_scan(76, at(200)).scan), TemplateSet({newer}));
  EXPECT_EQ(o.found.kind, PageKind::WrongVersion);
  EXPECT_NE(o.found.detail.find("v01"), std::string::npos);
  EXPECT_FALSE(o.found.form.has_value());
}

TEST(Identify, AFormOfNobodyIsUnknown) {
  FormTemplate stranger = form();
  stranger.ref.id = "something_else";
  EXPECT_EQ(identified(page_of(form_scan(77, at(200)).scan), TemplateSet({stranger})).found.kind, PageKind::Unknown);
}

TEST(Identify, CaseTokenComesThrough) {
  const Image blank = render::draw_form(form(), 200, {"Ab3-x9", false, {}});
  const Outcome o = identified(page_of(blank, 200));
  ASSERT_EQ(o.found.kind, PageKind::Form) << o.found.detail;
  EXPECT_EQ(o.found.form->case_token, "Ab3-x9");
}

// A code printed over part of a sheet, as a sticker would bring it.
Image with_sticker(Image sheet, const std::string& payload, double dpi) {
  render::Canvas canvas = render::Canvas::image({40, 40}, dpi);
  render::draw_data_matrix(canvas, {10, 10, 20, 20}, payload);
  const Image sticker = canvas.finish_image();
  const int x = static_cast<int>(70 / 25.4 * dpi), y = static_cast<int>(100 / 25.4 * dpi);
  for (int row = 0; row < sticker.height(); ++row)
    std::copy_n(sticker.row(row), sticker.stride(), sheet.row(y + row) + 3 * x);
  return sheet;
}

TEST(Identify, ASlipsStickerBringsTheFormToItsCase) {
  const Image sheet = with_sticker(render::draw_form(form(), 200, {}), "UKT1C|tok-77", 200);
  const Outcome o = identified(page_of(sheet, 200));
  ASSERT_EQ(o.found.kind, PageKind::Form) << o.found.detail;
  EXPECT_EQ(o.found.form->case_token, "tok-77");
}

TEST(Identify, CodesThatContradictAreUnknown) {
  const Image other = with_sticker(render::draw_form(form(), 200, {}), "UKT1|shikaku_shutoku|v09|1", 200);
  EXPECT_EQ(identified(page_of(other, 200)).found.kind, PageKind::Unknown);
  const Image two_cases = with_sticker(render::draw_form(form(), 200, {"case-A", false, {}}), "UKT1C|case-B", 200);
  EXPECT_EQ(identified(page_of(two_cases, 200)).found.kind, PageKind::Unknown);
}

struct Pictures final : DebugSink {
  std::vector<int> steps;
  bool wanted() const override { return true; }
  void picture(int step, std::string_view, const ImageView& image) override {
    EXPECT_FALSE(image.empty());
    steps.push_back(step);
  }
};

TEST(Identify, LeavesPicturesThatExplainIt) {
  Pictures pictures;
  const CleanPage page = clean(page_of(render::draw_form(form(), 150, {}), 150), {}, pictures);
  identify(page, released_forms(), pictures);
  EXPECT_EQ(pictures.steps, (std::vector<int>{30, 35, 40, 45}));
}

Page sheet_scan(const std::function<void(render::Canvas&)>& draw, std::uint64_t seed, int turn) {
  render::Canvas canvas = render::Canvas::image(sheet_layout::kPage, 200);
  draw(canvas);
  Damage d = damage_by_seed("office", seed);
  d.dpi_x = d.dpi_y = 200;
  d.turn_deg = turn;
  return page_of(scan_sheet(canvas.finish_image(), 200, kA4, d, page_maker::Random(seed)));
}

TEST(Identify, HeaderSeparatorAndSlip) {
  for (const int turn : {0, 90, 180, 270}) {
    const auto header = identified(sheet_scan(
                                       [](render::Canvas& c) {
                                         draw_header_sheet_on(c, {"2026-11-20.A", 42, "2026-11-19", "n7"});
                                       },
                                       80, turn))
                            .found;
    ASSERT_EQ(header.kind, PageKind::Header) << turn;
    EXPECT_EQ(header.code.batch, "2026-11-20.A");
    EXPECT_EQ(header.code.sheets, 42);
    EXPECT_EQ(header.code.received_on, "2026-11-19");
    EXPECT_EQ(
        identified(sheet_scan([](render::Canvas& c) { draw_separator_sheet_on(c, {"s1"}); }, 81, turn)).found.kind,
        PageKind::Separator);
    const auto slip =
        identified(
            sheet_scan([](render::Canvas& c) { draw_slip_on(c, {"tok-1"}, "R8-000123", "みどり国民健康保険組合"); }, 82,
                       turn))
            .found;
    ASSERT_EQ(slip.kind, PageKind::Slip) << turn;
    EXPECT_EQ(slip.code.case_token, "tok-1");
  }
}

/// Part of a form, laid on a sheet.
void lay_a_form_on(render::Canvas& sheet, double y_mm, double high_mm) {
  for (double y = y_mm; y < y_mm + high_mm; y += 8) {
    sheet.line({25, y}, {165, y}, {0.3, render::kBlack, {}, false});
    render::TextStyle style;
    style.font = render::FontRole::Gothic;
    style.size_pt = 12;
    sheet.text({30, y + 6}, "氏名　鈴木　崇子　生年月日　昭和52年5月7日　住所　大阪府泉佐野市", style);
  }
}

// A filled form that was laid on a separator was told as that separator, and nobody looked at it.
TEST(Identify, ASheetThatSteersABatchWithAnotherOnItIsLookedAt) {
  for (const int turn : {0, 180}) {
    const auto covered = identified(sheet_scan(
                                        [](render::Canvas& c) {
                                          draw_separator_sheet_on(c, {"s1"});
                                          lay_a_form_on(c, 75, 110);
                                        },
                                        83, turn))
                             .found;
    EXPECT_EQ(covered.kind, PageKind::Separator);
    EXPECT_TRUE(covered.covered);
  }
  const auto slip = identified(sheet_scan(
                                   [](render::Canvas& c) {
                                     draw_slip_on(c, {"tok-1"}, "R8-000123", "みどり国民健康保険組合");
                                     lay_a_form_on(c, 165, 56);
                                   },
                                   84, 0))
                        .found;
  EXPECT_TRUE(slip.covered);
  EXPECT_EQ(slip.code.case_token, "tok-1");
}

TEST(Identify, CodesOfASeparatorInOtherPlacesAreNoSeparator) {
  const auto found =
      identified(sheet_scan(
                     [](render::Canvas& c) {
                       for (const Rect<FormMm>& square : {Rect<FormMm>{170, 10, 14, 14}, Rect<FormMm>{26, 270, 14, 14}})
                         draw_data_matrix(c, square, format_paper_code(SeparatorSheetCode{"s1"}));
                       lay_a_form_on(c, 60, 150);
                     },
                     86, 0))
          .found;
  EXPECT_TRUE(found.covered);
}

TEST(Identify, ANoteOnASheetThatSteersABatchIsNone) {
  const auto noted = identified(sheet_scan(
                                    [](render::Canvas& c) {
                                      draw_header_sheet_on(c, {"2026-11-20.A", 42, "2026-11-19", "n7"});
                                      lay_a_form_on(c, 196, 8);
                                    },
                                    85, 0))
                         .found;
  EXPECT_EQ(noted.kind, PageKind::Header);
  EXPECT_FALSE(noted.covered);
}

TEST(Identify, PrintWithoutCodeIsUnknownAndPaperIsBlank) {
  EXPECT_EQ(identified(page_of(printed_sheet(90, 200), 200)).found.kind, PageKind::Unknown);
  EXPECT_EQ(identified(page_of(Image(1654, 2339, PixelFormat::Grey8, 243), 200)).found.kind, PageKind::Blank);
}

}  // namespace
}  // namespace uketsuke::capture
