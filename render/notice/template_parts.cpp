#include "render/notice/template_parts.h"

#include <utility>

#include <fmt/format.h>

namespace uketsuke::render {
namespace {

template <class T, std::size_t N>
T one_of(StrictTable& t, std::string_view key, const std::pair<std::string_view, T> (&words)[N], T otherwise) {
  if (!t.has(key)) return otherwise;
  const std::string word = t.text(key);
  for (const auto& [name, value] : words) {
    if (name == word) return value;
  }
  t.fail(fmt::format("'{}' is not known here", word), key);
}

Colour colour_or(StrictTable& t, std::string_view key, const Colour& otherwise) {
  if (!t.has(key)) return otherwise;
  const auto n = t.numbers(key, 3);
  for (const double part : n) {
    if (part < 0 || part > 1) t.fail("a colour's parts are 0 to 1", key);
  }
  return {n[0], n[1], n[2]};
}

Stroke read_stroke(StrictTable& t) {
  Stroke s;
  s.width_mm = t.number_or("width_mm", 0.2);
  s.colour = colour_or(t, "colour", kBlack);
  if (t.has("dash_mm")) s.dash_mm = t.numbers("dash_mm", 0);
  return s;
}

}  // namespace

NoticeStyle read_style(StrictTable& t) {
  constexpr std::pair<std::string_view, FontRole> kFonts[] = {
      {"mincho", FontRole::Mincho}, {"gothic", FontRole::Gothic}, {"name", FontRole::Name}, {"ocr_b", FontRole::OcrB}};
  constexpr std::pair<std::string_view, HAlign> kAligns[] = {{"left", HAlign::Left},
                                                             {"centre", HAlign::Centre},
                                                             {"right", HAlign::Right},
                                                             {"justify", HAlign::Justify},
                                                             {"distribute", HAlign::Distribute}};
  constexpr std::pair<std::string_view, VAlign> kVAligns[] = {
      {"top", VAlign::Top}, {"middle", VAlign::Middle}, {"bottom", VAlign::Bottom}};
  NoticeStyle s;
  s.text.font = one_of(t, "font", kFonts, FontRole::Mincho);
  s.text.size_pt = t.number("size_pt");
  s.text.bold = t.flag_or("bold", false);
  s.text.align = one_of(t, "align", kAligns, HAlign::Left);
  s.text.valign = one_of(t, "valign", kVAligns, VAlign::Middle);
  s.text.tracking_em = t.number_or("tracking_em", 0);
  s.text.colour = colour_or(t, "colour", kBlack);
  s.fit.wrap = t.flag_or("wrap", false);
  s.fit.least_condense = t.number_or("least_condense", 1);
  s.fit.least_size = t.number_or("least_size", 1);
  s.fit.line_pitch_em = t.number_or("line_pitch_em", 1.5);
  if (s.text.size_pt <= 0 || s.fit.line_pitch_em < 1) t.fail("size and line pitch are too small");
  for (const double least : {s.fit.least_condense, s.fit.least_size}) {
    if (least <= 0 || least > 1) t.fail("least_condense and least_size are above 0 and at most 1");
  }
  return s;
}

LineElement read_line(StrictTable& t) {
  const auto from = t.numbers("from_mm", 2);
  const auto to = t.numbers("to_mm", 2);
  return {{from[0], from[1]}, {to[0], to[1]}, read_stroke(t)};
}

BoxElement read_box(StrictTable& t) {
  const auto n = t.numbers("rect_mm", 4);
  BoxElement e;
  e.rect = {n[0], n[1], n[2], n[3]};
  e.style.radius_mm = t.number_or("radius_mm", 0);
  if (t.has("fill")) e.style.fill = colour_or(t, "fill", kWhite);
  const Stroke stroke = read_stroke(t);
  if (stroke.width_mm > 0) e.style.stroke = stroke;
  return e;
}

}  // namespace uketsuke::render
