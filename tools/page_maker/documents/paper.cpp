#include "tools/page_maker/documents/paper.h"

#include <cstdlib>

#include <fmt/format.h>

#include "core/calendar/wareki.h"
#include "core/text/text.h"
#include "tools/page_maker/documents/notation.h"

namespace uketsuke::page_maker {
namespace {

constexpr render::Colour kVermilion{0.85, 0.22, 0.2};

void draw_copy_guard(render::Canvas& canvas, Size<FormMm> size, Random& random) {
  static const std::vector<render::Colour> kTints{{0.86, 0.93, 0.89}, {0.93, 0.88, 0.9}, {0.87, 0.91, 0.96}};
  const render::Colour tint = random.pick(kTints);
  canvas.box({0, 0, size.w, size.h}, {{}, tint, 0});
  render::TextStyle hidden;
  hidden.font = render::FontRole::Gothic;
  hidden.size_pt = 30;
  hidden.colour = {tint.r - 0.05, tint.g - 0.05, tint.b - 0.05};
  for (double y = 25; y < size.h; y += 48)
    for (double x = 15; x < size.w - 30; x += 62) canvas.text({x, y}, "複写", hidden);
  for (double x = 0; x < size.w; x += 2.2)
    canvas.line({x, 0}, {x, size.h}, {0.08, {tint.r - 0.07, tint.g - 0.07, tint.b - 0.07}, {}, false});
}

std::string spread(const std::string& label) {
  const auto points = code_points(label);
  if (points.size() < 2 || points.size() > 4) return label;
  std::string out;
  for (std::size_t i = 0; i < points.size(); ++i)
    out += (i == 0 ? "" : points.size() == 2 ? "　　" : "　") + to_utf8(points[i]);
  return out;
}

}  // namespace

PaperStyle invent_style(Random random) {
  PaperStyle s;
  s.label_font = random.chance(0.5) ? render::FontRole::Gothic : render::FontRole::Mincho;
  s.value_font = random.chance(0.6) ? render::FontRole::Mincho : render::FontRole::Gothic;
  s.label_pt = random.uniform(8, 10);
  s.value_pt = random.uniform(9.5, 12);
  s.rule_mm = random.uniform(0.12, 0.3);
  s.ruled = random.chance(0.75);
  s.spread_labels = random.chance(0.5);
  s.copy_guard = random.chance(0.4);
  s.seal = random.chance(0.85);
  s.dates = random.pick(std::vector<int>{0, 0, 0, 1, 1, 2, 3, 4});
  s.amounts = random.whole(0, 3);
  s.mask_some = random.chance(0.15);
  return s;
}

Paper::Paper(Size<FormMm> size, double dpi, const PaperStyle& style, Random random)
    : style_(style), random_(random), canvas_(render::Canvas::image(size, dpi)) {
  if (style_.copy_guard) draw_copy_guard(canvas_, size, random_);
}

void Paper::title(double y_mm, const std::string& text, double size_pt) {
  render::TextStyle s;
  s.font = style_.label_font;
  s.size_pt = size_pt;
  s.align = render::HAlign::Centre;
  s.tracking_em = length(text) < 7 ? 0.8 : 0.1;
  canvas_.text({canvas_.page_size().w / 2, y_mm}, text, s, {canvas_.page_size().w - 30, 0, false, 0.6, 0.6, 1.5});
}

void Paper::label(Rect<FormMm> cell, const std::string& text) {
  render::TextStyle s;
  s.font = style_.label_font;
  s.size_pt = style_.label_pt;
  s.align = style_.ruled ? render::HAlign::Centre : render::HAlign::Left;
  s.valign = render::VAlign::Middle;
  canvas_.text_in(cell, style_.spread_labels ? spread(text) : text, s, {0, 0, false, 0.5, 0.4, 1.5});
}

void Paper::small(Point<FormMm> at, const std::string& text, double size_pt) {
  render::TextStyle s;
  s.font = style_.label_font;
  s.size_pt = size_pt;
  canvas_.text(at, text, s);
}

void Paper::text(Point<FormMm> at, const std::string& words, double size_pt) {
  render::TextStyle s;
  s.font = style_.value_font;
  s.size_pt = size_pt;
  canvas_.text(at, words, s, {canvas_.page_size().w - at.x - 12, 0, false, 0.5, 0.5, 1.5});
}

void Paper::value(Rect<FormMm> cell, const PrintedValue& v, bool right) {
  if (v.print.empty()) return;
  render::TextStyle s;
  s.font = v.id == "name" || v.id == "head" || v.id == "address" ? render::FontRole::Name : style_.value_font;
  s.size_pt = style_.value_pt;
  s.align = right ? render::HAlign::Right : render::HAlign::Left;
  s.valign = render::VAlign::Middle;
  const Rect<FormMm> inner{cell.x + 1.2, cell.y + 0.4, cell.w - 2.4, cell.h - 0.8};
  const auto extent = canvas_.text_in(inner, v.print, s, {0, 0, false, 0.6, 0.5, 1.5});
  if (v.id.empty()) return;
  const double x = right ? inner.right() - extent.w_mm : inner.x;
  const Rect<FormMm> place{x, inner.centre().y - extent.h_mm / 2, extent.w_mm, extent.h_mm};
  truth.push_back({v.id,
                   v.row,
                   v.type,
                   v.masked ? ReadState::Unreadable : ReadState::Read,
                   v.masked ? "" : v.value,
                   v.print,
                   place,
                   {}});
}

void Paper::frame(Rect<FormMm> cell) {
  if (style_.ruled) canvas_.box(cell, {render::Stroke{style_.rule_mm, render::kBlack, {}, false}, {}, 0});
}

void Paper::pair(Rect<FormMm> cell, double label_w_mm, const std::string& name, const PrintedValue& v, bool right) {
  const Rect<FormMm> left{cell.x, cell.y, label_w_mm, cell.h};
  const Rect<FormMm> rest{cell.x + label_w_mm, cell.y, cell.w - label_w_mm, cell.h};
  frame(left);
  frame(rest);
  label({left.x + 0.8, left.y, left.w - 1.6, left.h}, name);
  value(rest, v, right);
}

void Paper::boxed(Rect<FormMm> cell, const std::string& name, const PrintedValue& v) {
  canvas_.box(cell, {render::Stroke{style_.rule_mm, render::kBlack, {}, false}, {}, 0});
  small({cell.x + 0.8, cell.y + 3}, name, 6.5);
  value({cell.x + 1, cell.y + 3.2, cell.w - 2, cell.h - 3.2}, v);
}

void Paper::spread_pair(Rect<FormMm> cell, double label_w_mm, const std::string& name, const PrintedValue& v,
                        bool right) {
  const Rect<FormMm> left{cell.x, cell.y, label_w_mm, cell.h},
      rest{cell.x + label_w_mm, cell.y, cell.w - label_w_mm, cell.h};
  frame(left);
  frame(rest);
  render::TextStyle s;
  s.font = style_.label_font;
  s.size_pt = style_.label_pt;
  s.align = render::HAlign::Centre;
  s.valign = render::VAlign::Middle;
  const auto points = code_points(name);
  const double sign_mm = s.size_pt * 0.3528, inner = label_w_mm - 3;
  // As many signs as fill the cell anyway stand solid.
  if (points.size() < 2 || sign_mm * static_cast<double>(points.size()) > 0.8 * inner) {
    label({left.x + 0.8, left.y, left.w - 1.6, left.h}, name);
  } else {
    const double step = (inner - sign_mm) / static_cast<double>(points.size() - 1);
    for (std::size_t i = 0; i < points.size(); ++i)
      canvas_.text({left.x + 1.5 + sign_mm / 2 + step * static_cast<double>(i), left.centre().y}, to_utf8(points[i]),
                   s);
  }
  value(rest, v, right);
}

void Paper::above(Rect<FormMm> cell, const std::string& name, const PrintedValue& v) {
  small({cell.x + 1.2, cell.y + 3}, name, 8);
  value({cell.x, cell.y + 4, cell.w, cell.h - 4}, v);
}

void Paper::downward(Point<FormMm> at, const std::string& words, double size_pt) {
  double y = at.y;
  for (const char32_t c : code_points(words)) small({at.x, y += 1.15 * size_pt * 0.3528}, to_utf8(c), size_pt);
}

void Paper::seal(Point<FormMm> centre, const std::string& words, double side_mm) {
  if (!style_.seal) return;
  canvas_.push();
  canvas_.translate(centre.x, centre.y);
  canvas_.rotate(random_.normal(0, 2.5));
  canvas_.opacity(0.75);
  const double h = side_mm / 2;
  canvas_.box({-h, -h, side_mm, side_mm}, {render::Stroke{0.7, kVermilion, {}, false}, {}, 0.8});
  render::TextStyle s;
  s.font = render::FontRole::Mincho;
  s.colour = kVermilion;
  s.align = render::HAlign::Centre;
  s.valign = render::VAlign::Middle;
  const auto points = code_points(words);
  const int columns = points.size() > 6 ? 3 : 2;
  const int rows = (static_cast<int>(points.size()) + columns - 1) / columns;
  s.size_pt = (side_mm - 2) / std::max(rows, columns) / 0.3528 * 0.95;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const int c = static_cast<int>(i) / rows, r = static_cast<int>(i) % rows;
    canvas_.text({h - (c + 0.5) * side_mm / columns, -h + (r + 0.5) * side_mm / rows}, to_utf8(points[i]), s);
  }
  canvas_.pop();
}

std::string Paper::print_date(Date day) const { return date_in_notation(day, style_.dates); }

PrintedValue Paper::date(const std::string& id, Date day, int row) const {
  return {id, row, "date", to_iso(day), print_date(day), false};
}

PrintedValue Paper::amount(const std::string& id, long long yen) const {
  return {id, 0, "digits", std::to_string(yen), amount_in_notation(yen, style_.amounts), false};
}

PrintedValue Paper::words(const std::string& id, const std::string& text, int row) const {
  return {id, row, "text", text, text, false};
}

PrintedValue Paper::digits(const std::string& id, const std::string& value, const std::string& print, int row) const {
  return {id, row, "digits", value, print, false};
}

}  // namespace uketsuke::page_maker
