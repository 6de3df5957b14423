#include "render/typeset/layout.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "render/typeset/characters.h"

namespace uketsuke::render {
namespace {

// A text may reach over its limit by this much, mm: limits written in a template are sums of decimal numbers.
constexpr double kSlack_mm = 1e-3;
// Steps of condensing and shrinking while wrapping: finer steps change nothing that an eye can see.
constexpr double kStep = 0.95;

using Paragraphs = std::vector<std::shared_ptr<const ShapedText>>;

struct Line {
  std::shared_ptr<const ShapedText> text;
  TextLine part;
};

/// How the text is set: scale of the size, scale of the width, and the lines that follow from them.
struct Setting {
  double size = 1;
  double condense = 1;
  std::vector<Line> lines;
};

Paragraphs shape_paragraphs(FontLibrary& fonts, std::string_view utf8, const TextStyle& style) {
  Paragraphs paragraphs;
  for (std::size_t begin = 0; begin <= utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    paragraphs.push_back(fonts.shape(utf8.substr(begin, end - begin), style.font, style.bold));
    begin = end + 1;
  }
  return paragraphs;
}

std::vector<Line> set_lines(const Paragraphs& paragraphs, double width_em, bool wrap, double tracking_em) {
  std::vector<Line> lines;
  for (const auto& p : paragraphs) {
    if (!wrap) {
      lines.push_back({p, one_line(*p, tracking_em)});
      continue;
    }
    for (const TextLine& part : break_lines(*p, width_em, tracking_em)) lines.push_back({p, part});
  }
  return lines;
}

double widest_em(const std::vector<Line>& lines) {
  double widest = 0;
  for (const Line& l : lines) widest = std::max(widest, l.part.width_em);
  return widest;
}

double height_em(std::size_t lines, double pitch_em) { return 1 + static_cast<double>(lines - 1) * pitch_em; }

[[noreturn]] void overflow(double w_mm, double h_mm, const TextFit& fit) {
  throw Failure("E-RENDER-OVERFLOW", fmt::format("needs {:.1f} x {:.1f} mm, place is {:.1f} x {:.1f} mm", w_mm, h_mm,
                                                 fit.max_w_mm, fit.max_h_mm));
}

Setting fit_lines(const Paragraphs& paragraphs, const TextStyle& style, const TextFit& fit) {
  const double em_mm = style.size_pt * kMmPerPoint;
  Setting s{1, 1, set_lines(paragraphs, 0, false, style.tracking_em)};
  const double wide_mm = widest_em(s.lines) * em_mm;
  const double high_mm = height_em(s.lines.size(), fit.line_pitch_em) * em_mm;
  if (fit.max_h_mm > 0 && high_mm > fit.max_h_mm + kSlack_mm) {
    s.size = fit.max_h_mm / high_mm;
    if (s.size < fit.least_size - 1e-9) overflow(wide_mm, high_mm, fit);
  }
  if (fit.max_w_mm > 0 && wide_mm * s.size > fit.max_w_mm + kSlack_mm) {
    s.condense = std::max(fit.max_w_mm / (wide_mm * s.size), fit.least_condense);
    s.size = std::min(s.size, fit.max_w_mm / (wide_mm * s.condense));
    if (s.size < fit.least_size - 1e-9) overflow(wide_mm, high_mm, fit);
  }
  return s;
}

Setting wrap_lines(const Paragraphs& paragraphs, const TextStyle& style, const TextFit& fit) {
  const double em_mm = style.size_pt * kMmPerPoint;
  double w_mm = 0;
  double h_mm = 0;
  for (double size = 1; size >= fit.least_size - 1e-9; size *= kStep) {
    for (double condense = 1; condense >= fit.least_condense - 1e-9; condense *= kStep) {
      Setting s{size, condense,
                set_lines(paragraphs, fit.max_w_mm / (em_mm * size * condense), true, style.tracking_em)};
      w_mm = widest_em(s.lines) * em_mm * size * condense;
      h_mm = height_em(s.lines.size(), fit.line_pitch_em) * em_mm * size;
      const bool fits_h = fit.max_h_mm <= 0 || h_mm <= fit.max_h_mm + kSlack_mm;
      if (w_mm <= fit.max_w_mm + kSlack_mm && fits_h) return s;
    }
  }
  overflow(w_mm, h_mm, fit);
}

double top_of_block(VAlign align, double h_mm, double em_mm) {
  switch (align) {
    case VAlign::Baseline: return -kAscent_em * em_mm;
    case VAlign::Top: return 0;
    case VAlign::Middle: return -h_mm / 2;
    case VAlign::Bottom: return -h_mm;
  }
  return 0;
}

/// Horizontal place of one line and the extra gap that fills it out.
void place(PlacedLine& line, const TextStyle& style, const TextFit& fit, double em_mm) {
  const double w_mm = line.part.width_em * em_mm;
  const auto& clusters = line.text->clusters;
  std::size_t last = line.part.last;
  while (last > line.part.first && is_blank(clusters[last - 1].character)) --last;
  const std::size_t count = last - line.part.first;
  line.gap_mm = style.tracking_em * em_mm;
  const bool fill =
      style.align == HAlign::Distribute || (style.align == HAlign::Justify && fit.wrap && !line.part.ends_paragraph);
  if (fill && fit.max_w_mm > w_mm && count > 1) {
    line.gap_mm += (fit.max_w_mm - w_mm) / static_cast<double>(count - 1);
  }
  if (style.align == HAlign::Centre) line.x_mm = -w_mm / 2;
  if (style.align == HAlign::Right) line.x_mm = -w_mm;
  if (style.align == HAlign::Distribute && count == 1) line.x_mm = (fit.max_w_mm - w_mm) / 2;
}

}  // namespace

TextLayout layout_text(FontLibrary& fonts, std::string_view utf8, const TextStyle& style, const TextFit& fit) {
  const Paragraphs paragraphs = shape_paragraphs(fonts, utf8, style);
  const bool wraps = fit.wrap && fit.max_w_mm > 0;
  const Setting s = wraps ? wrap_lines(paragraphs, style, fit) : fit_lines(paragraphs, style, fit);
  TextLayout layout;
  const double em_mm = style.size_pt * s.size * kMmPerPoint;
  layout.extent = {widest_em(s.lines) * em_mm * s.condense, height_em(s.lines.size(), fit.line_pitch_em) * em_mm,
                   static_cast<int>(s.lines.size()), s.condense, style.size_pt * s.size};
  double baseline = top_of_block(style.valign, layout.extent.h_mm, em_mm) + kAscent_em * em_mm;
  for (const Line& l : s.lines) {
    PlacedLine line{l.text, l.part, 0, baseline, 0};
    place(line, style, fit, em_mm * s.condense);
    layout.lines.push_back(std::move(line));
    baseline += fit.line_pitch_em * em_mm;
  }
  return layout;
}

}  // namespace uketsuke::render
