#include "ocr/form/printed_places.h"

#include <algorithm>
#include <cmath>

#include "core/form/printed_marks.h"
#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

using printed_marks::kMmPerPt;
using printed_marks::kOptionGap_mm;
using printed_marks::kOptionSize_pt;

/// Half the width masked around a printed line, mm.
constexpr double kLineHalfMm = 0.4;
/// Registration error around printed words, mm.
constexpr double kWordMarginMm = 0.5;

void add_if_near(std::vector<Rect<FormMm>>& out, const Rect<FormMm>& area, const Rect<FormMm>& rect) {
  if (!intersect(rect, area).empty()) out.push_back(rect);
}

void add_edge(std::vector<Rect<FormMm>>& out, const Rect<FormMm>& area, Point<FormMm> a, Point<FormMm> b) {
  const Rect<FormMm> line{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
  add_if_near(out, area, line.grown(kLineHalfMm));
}

/// Widest that a text can stand: every sign as wide as it is high.
double width_mm(const std::string& text, double size_pt) {
  return static_cast<double>(to_utf32(text).size()) * size_pt * kMmPerPt;
}

/// Where a text stands, from a size above its baseline to `below` of its size under the top.
Rect<FormMm> band_of(const ArtText& text, double below) {
  const double size = text.size_pt * kMmPerPt, full = width_mm(text.text, text.size_pt);
  const double width = text.width_mm > 0 ? std::min(full, text.width_mm) : full;
  const double left = text.anchor == "middle" ? width / 2 : text.anchor == "end" ? width : 0;
  return {text.at.x - left, text.at.y - size, width, size * below};
}

Rect<FormMm> place_of(const ArtText& text) { return band_of(text, 1.2).grown(kWordMarginMm); }

/// The ink itself: a Japanese sign fills its square nearly, which stands a tenth under the baseline. A hyphen's stroke
/// lies a third of the size over it.
Rect<FormMm> ink_of(const ArtText& text) {
  constexpr double kUnder = 0.1, kHyphenOver = 0.45, kHyphenHeight = 0.2, kLineOfWrapped = 1.5;
  const double size = text.size_pt * kMmPerPt, full = width_mm(text.text, text.size_pt);
  Rect<FormMm> out = band_of(text, 1);
  const bool hyphens = text.text.find_first_not_of("-") == std::string::npos;
  out.y += hyphens ? (1 - kHyphenOver) * size : kUnder * size;
  if (hyphens) out.h = kHyphenHeight * size;
  if (text.width_mm > 0 && full > text.width_mm) out.h += (std::ceil(full / text.width_mm) - 1) * size * kLineOfWrapped;
  return out;
}

/// The words beside check boxes.
std::vector<Rect<FormMm>> words_of_boxes(const FormTemplate& form) {
  std::vector<Rect<FormMm>> out;
  for (const FieldTemplate& field : form.fields)
    for (const ChoiceOption& option : field.options) {
      if (option.mark != MarkStyle::Check) continue;
      const double size = kOptionSize_pt * kMmPerPt;
      out.push_back({option.rect.right() + kOptionGap_mm, option.rect.centre().y - size / 2,
                     width_mm(option.label, kOptionSize_pt), size});
    }
  return out;
}

}  // namespace

std::array<Rect<FormMm>, 4> edges_of(const Rect<FormMm>& box) {
  return {Rect<FormMm>{box.x, box.y, box.w, 0}, Rect<FormMm>{box.x, box.bottom(), box.w, 0},
          Rect<FormMm>{box.x, box.y, 0, box.h}, Rect<FormMm>{box.right(), box.y, 0, box.h}};
}

std::vector<Rect<FormMm>> printed_lines(const FormTemplate& form, const Rect<FormMm>& area) {
  std::vector<Rect<FormMm>> out;
  for (const ArtLine& line : form.lines) add_edge(out, area, line.from, line.to);
  for (const ArtBox& box : form.boxes) {
    const auto c = box.rect.corners();
    for (std::size_t i = 0; i < 4; ++i) add_edge(out, area, c[i], c[(i + 1) % 4]);
  }
  return out;
}

std::vector<Rect<FormMm>> printed_places(const FormTemplate& form, const Rect<FormMm>& area) {
  std::vector<Rect<FormMm>> out = printed_lines(form, area);
  for (const ArtText& text : form.texts) add_if_near(out, area, place_of(text));
  for (const Rect<FormMm>& word : words_of_boxes(form)) add_if_near(out, area, word.grown(kWordMarginMm));
  return out;
}

std::vector<Rect<FormMm>> printed_words(const FormTemplate& form, const Rect<FormMm>& area) {
  std::vector<Rect<FormMm>> out;
  for (const ArtText& text : form.texts) add_if_near(out, area, ink_of(text));
  for (const Rect<FormMm>& word : words_of_boxes(form)) add_if_near(out, area, word);
  return out;
}

}  // namespace uketsuke::ocr
