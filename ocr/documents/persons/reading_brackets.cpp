#include "ocr/documents/persons/reading_brackets.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// An arc: at least so high, in heights of print; its width as shares of its height; the share of its rectangle that is ink.
/// What is straight (1, |) is narrower or fuller.
constexpr double kLeastHigh = 0.5, kNarrow = 0.12, kWide = 0.42, kFilled = 0.55;
/// The two arcs of a pair differ by at most so much of their height, in height and place, and stand at least so many heights
/// apart: two kana.
constexpr double kAlike = 0.15, kApart = 1.6;
/// Print between them reaches over them by at most this share of their height.
constexpr double kOver = 0.08;
/// Before the first arc a name in larger type stands, or at least as large, at most this far away, in heights of print.
constexpr double kSmaller = 0.95, kNear = 4;
/// Signs between the arcs as the page reader sees them: so many kana at least, and this share of all.
constexpr double kLeastKana = 3, kMostlyKana = 0.5;

using Arc = Rect<CleanPx>;

std::vector<Arc> arcs_of(const PageLayout& page, const Rect<CleanPx>& row) {
  std::vector<Arc> out;
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    const bool arc = r.h > kLeastHigh * page.glyph_px && r.w > kNarrow * r.h && r.w < kWide * r.h &&
                     box.area < kFilled * r.w * r.h;
    if (arc && r.centre().y > row.y && r.centre().y < row.bottom()) out.push_back(r);
  }
  std::sort(out.begin(), out.end(), [](const Arc& a, const Arc& b) { return a.x < b.x; });
  return out;
}

bool alike(const Arc& a, const Arc& b) {
  return std::abs(a.h - b.h) < kAlike * a.h && std::abs(a.y - b.y) < kAlike * a.h;
}

/// Nothing between two arcs reaches over them.
bool encloses(const PageLayout& page, const Arc& open, const Arc& close) {
  const double over = kOver * open.h;
  return std::none_of(page.ink.begin(), page.ink.end(), [&](const InkBox& box) {
    const auto p = box.rect.centre();
    const bool inside = p.x > open.right() && p.x < close.x && p.y > open.y && p.y < open.bottom();
    return inside && (box.rect.y < open.y - over || box.rect.bottom() > open.bottom() + over);
  });
}

/// Signs of a row that stand between two arcs: from, to.
std::pair<std::size_t, std::size_t> between(const TextRow& row, const Arc& open, const Arc& close) {
  const auto behind = [&](double x) {
    return static_cast<std::size_t>(std::find_if(row.glyphs.begin(), row.glyphs.end(), [x](const Glyph& glyph) {
                                      return glyph.rect.centre().x > x;
                                    }) - row.glyphs.begin());
  };
  const std::size_t from = behind(open.right()), to = behind(close.x);
  return {from, std::max(from, to)};
}

/// A name of higher print stands close before an arc, and mostly kana follow it.
bool holds_reading(const PageLayout& page, const TextRow& row, const Arc& open, const Arc& close) {
  const auto [from, to] = between(row, open, close);
  double kana = 0;
  for (std::size_t i = from; i < to; ++i) {
    const char32_t c = row.glyphs[i].sign;
    // り of 振り仮名 has two arcs.
    if (is_kanji(c) && !may_be_kana(c)) return false;
    kana += may_be_kana(c) ? 1 : 0;
  }
  if (kana < kLeastKana || kana < kMostlyKana * static_cast<double>(to - from)) return false;
  double inside = 0, before = 0;
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    if (r.centre().y < row.rect.y || r.centre().y > row.rect.bottom()) continue;
    if (r.x > open.right() && r.right() < close.x) inside = std::max(inside, r.h);
    if (r.right() <= open.x && open.x - r.right() < kNear * page.glyph_px) before = std::max(before, r.h);
  }
  return inside > 0 && before >= kSmaller * inside;
}

/// Puts a bracket in the place of an arc: what the page reader saw there is the arc, and so is a bracket that it saw beside it.
void set_bracket(TextRow& row, const Arc& arc, char32_t sign) {
  std::erase_if(row.glyphs, [&](const Glyph& glyph) {
    const double away = std::abs(glyph.rect.centre().x - arc.centre().x);
    return away < arc.w / 2 || (glyph.sign == sign && away < arc.h);
  });
  const auto at = std::find_if(row.glyphs.begin(), row.glyphs.end(),
                               [&](const Glyph& glyph) { return glyph.rect.centre().x > arc.centre().x; });
  row.glyphs.insert(at, Glyph{sign, arc, 1, sign == U'(', false});
}

}  // namespace

bool may_be_kana(char32_t c) {
  return is_katakana(c) || is_hiragana(c) ||
         std::u32string_view(U"八二力夕一工口千卜才三又").find(c) != std::u32string_view::npos;
}

void set_reading_brackets(PageLayout& page) {
  for (TextRow& row : page.rows) {
    const std::vector<Arc> arcs = arcs_of(page, row.rect);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      const auto close = std::find_if(arcs.begin() + static_cast<std::ptrdiff_t>(i) + 1, arcs.end(), [&](const Arc& arc) {
        return arc.x - arcs[i].right() > kApart * arcs[i].h && alike(arcs[i], arc) && encloses(page, arcs[i], arc) &&
               holds_reading(page, row, arcs[i], arc);
      });
      if (close == arcs.end()) continue;
      set_bracket(row, *close, U')');
      set_bracket(row, arcs[i], U'(');
      i = static_cast<std::size_t>(close - arcs.begin());
    }
  }
}

}  // namespace uketsuke::ocr
