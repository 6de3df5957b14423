#include "render/form/print_form.h"

#include <string_view>

#include "core/form/printed_marks.h"
#include "core/form/sheet_code.h"
#include "core/text/text.h"
#include "render/barcode/data_matrix.h"
#include "render/form/inks.h"

namespace uketsuke::render {
namespace {

using printed_marks::kMmPerPt;
using printed_marks::kOptionGap_mm;
using printed_marks::kOptionSize_pt;

// Comb frames: 0.2 mm keeps them visible to the writer and thin enough to leave the cell's interior clear.
constexpr double kCombLine_mm = 0.2;
constexpr double kCheckBoxLine_mm = 0.3;

TextStyle style_of(const ArtText& art, const Inks& inks) {
  TextStyle style;
  style.font = art.font == "gothic" ? FontRole::Gothic : FontRole::Mincho;
  style.size_pt = art.size_pt;
  style.bold = art.bold;
  style.colour = line_colour(inks, art.ink);
  style.align = art.anchor == "middle" ? HAlign::Centre : art.anchor == "end" ? HAlign::Right : HAlign::Left;
  return style;
}

std::string filled_in(std::string text, const PrintOptions& options) {
  constexpr std::string_view kPlace = "{association}";
  const std::string name = options.association.empty() ? "国民健康保険組合" : options.association;
  if (const auto at = text.find(kPlace); at != std::string::npos) text.replace(at, kPlace.size(), name);
  return text;
}

void draw_art(Canvas& canvas, const FormTemplate& form, const Inks& inks, const PrintOptions& options) {
  for (const ArtBox& box : form.boxes)
    if (!box.fill.empty()) canvas.box(box.rect, {std::nullopt, fill_colour(inks, box.fill), box.radius_mm});
  for (const ArtLine& line : form.lines) {
    Stroke stroke{line.width_pt * kMmPerPt, line_colour(inks, line.ink), {}, false};
    if (line.dashed) stroke.dash_mm = {1, 1};
    canvas.line(line.from, line.to, stroke);
  }
  for (const ArtBox& box : form.boxes)
    if (box.width_pt > 0)
      canvas.box(box.rect,
                 {Stroke{box.width_pt * kMmPerPt, line_colour(inks, box.ink), {}, false}, std::nullopt, box.radius_mm});
  for (const ArtText& text : form.texts) {
    TextFit fit;
    fit.max_w_mm = text.width_mm;
    // 0.7 is the narrowest 長体 that is still read without effort.
    fit.least_condense = text.width_mm > 0 ? 0.7 : 1;
    canvas.text(text.at, filled_in(text.text, options), style_of(text, inks), fit);
  }
}

void draw_cells(Canvas& canvas, const std::vector<Rect<FormMm>>& cells, const Inks& inks) {
  for (const auto& cell : cells)
    canvas.box(cell.grown(kCombLine_mm / 2), {Stroke{kCombLine_mm, inks.dropout, {}, false}, std::nullopt, 0.3});
}

TextStyle option_style(HAlign align) {
  TextStyle style;
  style.font = FontRole::Gothic;
  style.size_pt = kOptionSize_pt;
  style.align = align;
  style.valign = VAlign::Middle;
  return style;
}

void draw_field(Canvas& canvas, const FieldTemplate& field, const Inks& inks) {
  for (const auto* cells : {&field.cells, &field.year_cells, &field.month_cells, &field.day_cells})
    draw_cells(canvas, *cells, inks);
  for (const EraOption& era : field.eras)
    canvas.text(era.rect.centre(), printed_marks::printed_era(era), option_style(HAlign::Centre));
  for (const ChoiceOption& option : field.options) {
    if (option.mark == MarkStyle::Circle) {
      canvas.text(option.rect.centre(), option.label, option_style(HAlign::Centre));
      continue;
    }
    canvas.box(option.rect, {Stroke{kCheckBoxLine_mm, inks.dropout, {}, false}, std::nullopt, 0.3});
    canvas.text({option.rect.right() + kOptionGap_mm, option.rect.centre().y}, option.label, option_style(HAlign::Left));
  }
}

void draw_marks(Canvas& canvas, const FormTemplate& form, const PrintOptions& options) {
  using namespace printed_marks;
  for (const auto& rect : form.fiducials) canvas.box(rect, {std::nullopt, kBlack, 0});
  const std::string payload =
      format_paper_code(FormSheetCode{form.ref.id, form.ref.version, form.page, options.case_token});
  for (const auto& square : form.codes) draw_data_matrix(canvas, square, payload);
  const Stroke stroke{kCheckCrossLine_mm, kBlack, {}, false};
  constexpr double kArm = kCheckCross_mm / 2;
  for (const CheckPoint& point : form.check_points) {
    canvas.line({point.at.x - kArm, point.at.y}, {point.at.x + kArm, point.at.y}, stroke);
    canvas.line({point.at.x, point.at.y - kArm}, {point.at.x, point.at.y + kArm}, stroke);
  }
}

void draw_specimen(Canvas& canvas, const FormTemplate& form) {
  TextStyle style;
  style.font = FontRole::Gothic;
  style.bold = true;
  style.size_pt = 200;
  // Paler than any tint that cleanup keeps: a specimen must still be readable by the machine.
  style.colour = {0.93, 0.93, 0.93};
  style.align = HAlign::Centre;
  style.valign = VAlign::Middle;
  canvas.push();
  canvas.translate(form.page_mm.w / 2, form.page_mm.h / 2);
  canvas.rotate(-30);
  canvas.text({0, 0}, "見本", style);
  canvas.pop();
}

}  // namespace

void draw_form_on(Canvas& canvas, const FormTemplate& form, const PrintOptions& options) {
  const Inks inks = inks_of(form);
  if (options.specimen) draw_specimen(canvas, form);
  draw_art(canvas, form, inks, options);
  for (const FieldTemplate& field : form.fields) draw_field(canvas, field, inks);
  draw_marks(canvas, form, options);
}

Bytes print_blank_form(const FormTemplate& form, const PrintOptions& options) {
  Canvas canvas = Canvas::pdf(form.page_mm, {form.title, true});
  draw_form_on(canvas, form, options);
  return canvas.finish_pdf();
}

Image draw_form(const FormTemplate& form, double dpi, const PrintOptions& options) {
  Canvas canvas = Canvas::image(form.page_mm, dpi);
  draw_form_on(canvas, form, options);
  return canvas.finish_image();
}

}  // namespace uketsuke::render
