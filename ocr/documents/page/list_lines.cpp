#include "ocr/documents/page/list_lines.h"

#include <cmath>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Lines of one list begin at one edge within so much (their heading is set in or out by a bracket or three signs), and the
/// next line of a list lies within so much, in heights of print.
constexpr double kIndent = 3.5, kNextLine = 3.2;
/// What a line that was not read adds, in heights of print: lines of a list stand some 1.8 apart.
constexpr double kUnreadLine = 1.8;
/// The least from one line to the next, and paper before a line that begins beside another list, in heights of print:
/// lists in two columns stand 2 apart, of which the page reader's box of 円 takes one.
constexpr double kLine = 0.6, kApart = 0.9;

/// The next line of a list, `way` 1 down the page or -1 up.
std::optional<GlyphPlace> next_line(const PageLayout& page, double x, double y, double way, int unread = 0) {
  std::optional<GlyphPlace> out;
  double nearest = (kNextLine + kUnreadLine * unread) * page.glyph_px;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (std::size_t i = 0; i < page.rows[r].glyphs.size(); ++i) {
      const Rect<CleanPx>& glyph = page.rows[r].glyphs[i].rect;
      const double away = way * (glyph.centre().y - y);
      const bool near = away > kLine * page.glyph_px && away < nearest && std::abs(glyph.x - x) < kIndent * page.glyph_px;
      if (!near || !begins_line(page, {r, i})) continue;
      nearest = away;
      out = GlyphPlace{r, i};
    }
  return out;
}

}  // namespace

bool begins_line(const PageLayout& page, GlyphPlace at) {
  const auto& glyphs = page.rows[at.row].glyphs;
  return at.index == 0 || glyphs[at.index].rect.x - glyphs[at.index - 1].rect.right() > kApart * page.glyph_px;
}

std::optional<GlyphPlace> line_over(const PageLayout& page, double x, double y, int unread) {
  return next_line(page, x, y, -1, unread);
}
std::optional<GlyphPlace> line_under(const PageLayout& page, double x, double y) { return next_line(page, x, y, 1); }

bool holds_amount(const PageLayout& page, std::span<const Label> labels, GlyphPlace at) {
  const Label* own = label_over(labels, at);
  const auto& glyphs = page.rows[at.row].glyphs;
  for (std::size_t i = at.index; i < glyphs.size(); ++i) {
    const Label* label = label_over(labels, {at.row, i});
    if (label != nullptr && label != own && begins_line(page, {at.row, label->from})) return false;
    if (label == nullptr && (is_digit(glyphs[i].sign) || glyphs[i].sign == U'円')) return true;
  }
  return false;
}

}  // namespace uketsuke::ocr
