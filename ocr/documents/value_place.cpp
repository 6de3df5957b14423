#include "ocr/documents/value_place.h"

#include <algorithm>
#include <cmath>

#include "core/text/text.h"
#include "ocr/documents/notations.h"

namespace uketsuke::ocr {
namespace {

/// Inside of a cell that is read, mm from its lines.
constexpr double kInsetMm = 0.45;
/// A column ends where the next print is further below than this many of its line distances.
constexpr double kColumnBreak = 1.9;
/// Gap between two values in one row, in glyph heights; the gap between family and given name is 1 to 1.5.
constexpr double kValueGap = 2.6;
/// A "cell" thinner than this lies between the two halves of one bent or doubled rule, mm.
constexpr double kThinMm = 2.4;

using Places = std::vector<GlyphPlace>;

const Label* label_over(std::span<const Label> labels, GlyphPlace at) {
  for (const Label& label : labels)
    if (label.covers(at)) return &label;
  return nullptr;
}

/// 世帯主 under or beside 続柄 is a value.
bool is_value_of(const Label& own, const Label& other) {
  return own.spec->field == "relation" && other.spec->field == "head";
}

struct Cells {
  const PageLayout& page;
  std::span<const Label> labels;
  const Label& label;

  std::optional<Rect<CleanPx>> beside(const Rect<CleanPx>& cell, double dx, double dy) const {
    const double step = 0.8 * page.px_per_mm;
    const auto next = step_to(cell, dx, dy, step);
    if (!next || (next->w > kThinMm * page.px_per_mm && next->h > kThinMm * page.px_per_mm)) return next;
    return step_to(*next, dx, dy, step);
  }
  std::optional<Rect<CleanPx>> step_to(const Rect<CleanPx>& cell, double dx, double dy, double step) const {
    const Point<CleanPx> p = {
        dx > 0 ? cell.right() + step
               : std::clamp(label.rect.centre().x, cell.x + 4, std::max(cell.x + 4, cell.right() - 4)),
        dy > 0 ? cell.bottom() + step : label.rect.centre().y};
    return page.rules.cell_at(p);
  }
  Places content(const Rect<CleanPx>& cell) const { return page.glyphs_in(cell); }
  /// Print in a cell that is (mostly) another label.
  bool holds_label(const Places& places) const {
    std::size_t covered = 0;
    for (const GlyphPlace at : places)
      if (const Label* other = label_over(labels, at); other != nullptr && !is_value_of(label, *other)) ++covered;
    return !places.empty() && 2 * covered > places.size();
  }
  ValuePlace place(const Rect<CleanPx>& cell, Places glyphs) const {
    return {std::move(glyphs), cell.grown(-kInsetMm * page.px_per_mm), true};
  }
};

/// Print that follows the label inside its own cell, without a remark in brackets.
Places rest_of_cell(const Cells& cells, const Rect<CleanPx>& cell) {
  Places out;
  bool in_brackets = false;
  std::size_t closed_row = static_cast<std::size_t>(-1);  // 記号 123 番号 456 in one cell: ours ends at the next label
  for (const GlyphPlace at : cells.content(cell)) {
    const Label* other = label_over(cells.labels, at);
    if (other != nullptr && !is_value_of(cells.label, *other)) {
      if (other != &cells.label && !out.empty() && out.back().row == at.row) closed_row = at.row;
      continue;
    }
    if (at.row == closed_row) continue;
    const bool after = at.row == cells.label.row ? at.index >= cells.label.to
                                                 : cells.page.glyph(at).rect.centre().y > cells.label.rect.bottom();
    if (!after) continue;
    const char32_t c = cells.page.glyph(at).sign;
    if (out.empty() && at.row == cells.label.row && (c == U'(' || c == U'〔')) in_brackets = true;
    const bool skip = in_brackets ||
                      (out.empty() && std::u32string_view(U":;.・額等日").find(c) != std::u32string_view::npos &&
                       at.row == cells.label.row && at.index <= cells.label.to + 1 && !cells.page.glyph(at).word_start);
    if (c == U')' || c == U'〕') in_brackets = false;
    if (!skip) out.push_back(at);
  }
  // 氏名 over (フリガナ): the brackets of another label are no value.
  const bool marks = std::all_of(out.begin(), out.end(), [&](GlyphPlace at) {
    return std::u32string_view(U"()〔〕[]【】・,.、。:;/").find(cells.page.glyph(at).sign) != std::u32string_view::npos;
  });
  return marks ? Places{} : out;
}

std::vector<ValuePlace> cells_below(const Cells& cells, Rect<CleanPx> cell) {
  std::vector<ValuePlace> out;
  while (out.size() < 40) {
    const auto next = cells.beside(cell, 0, 1);
    if (!next || next->y < cell.bottom() - 4) break;
    const double tolerance = 1.6 * cells.page.px_per_mm;
    if (std::abs(next->x - cell.x) > tolerance || std::abs(next->right() - cell.right()) > tolerance) break;
    Places glyphs = cells.content(*next);
    if (cells.holds_label(glyphs)) break;
    // The space under a table is no cell of it.
    if (next->h > 40 * cells.page.px_per_mm || (!out.empty() && next->h > 2.2 * out.front().area.h)) break;
    out.push_back(cells.place(*next, std::move(glyphs)));
    cell = *next;
  }
  while (!out.empty() && out.back().glyphs.empty()) out.pop_back();
  return out;
}

/// A sum in a table of several columns often leaves the first of them empty: the amount stands further right, if
/// nothing but empty cells lie between.
void skip_empty(const Cells& cells, std::optional<Rect<CleanPx>>& right, Places& glyphs) {
  std::optional<Rect<CleanPx>> cell = right;
  for (int i = 0; i < 2 && cell; ++i) {
    cell = cells.beside(*cell, 1, 0);
    if (!cell) return;
    Places content = cells.content(*cell);
    if (content.empty()) continue;
    if (cells.holds_label(content) || !fits(ValueKind::Amount, cells.page.signs(content))) return;
    right = cell;
    glyphs = std::move(content);
    return;
  }
}

std::optional<LabelValues> ruled_values(const Cells& cells) {
  const auto cell = cells.page.rules.cell_at(cells.label.rect.centre());
  // A "cell" of half the page is the space between two tables.
  if (!cell || cell->h > 45 * cells.page.px_per_mm) return std::nullopt;
  const ValueKind kind = cells.label.spec->kind;
  const Places rest = rest_of_cell(cells, *cell);
  auto right = cells.beside(*cell, 1, 0);
  Places right_glyphs = right ? cells.content(*right) : Places{};
  if (right && kind == ValueKind::Amount && right_glyphs.empty()) skip_empty(cells, right, right_glyphs);
  const bool right_is_label = right && cells.holds_label(right_glyphs);
  if (!rest.empty() && (fits(kind, cells.page.signs(rest)) || (right_is_label || !right))) {
    Rect<CleanPx> area = cells.page.extent(rest).grown(0.35 * cells.page.glyph_px);
    return LabelValues{{{rest, intersect(area, cell->grown(-kInsetMm * cells.page.px_per_mm)), true}}, false};
  }
  const auto below = cells_below(cells, *cell);
  const bool right_fits = right && !right_is_label && fits(kind, cells.page.signs(right_glyphs));
  const bool below_fits = !below.empty() && fits(kind, cells.page.signs(below.front().glyphs));
  if (right_fits || (right && !right_is_label && !below_fits))
    return LabelValues{{cells.place(*right, std::move(right_glyphs))}, false};
  if (!below.empty()) return LabelValues{below, true};
  return std::nullopt;
}

/// Words of one row that stand close together.
struct Group {
  Places glyphs;
  Rect<CleanPx> rect;
};

std::vector<Group> groups_of(const PageLayout& page, std::size_t r, double gap) {
  std::vector<Group> out;
  const auto& glyphs = page.rows[r].glyphs;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const bool apart =
        i == 0 || glyphs[i].rect.x - glyphs[i - 1].rect.right() > gap ||
        (glyphs[i].word_start && page.rules.vertical_between(glyphs[i - 1].rect.centre(), glyphs[i].rect.centre()));
    if (apart) out.push_back({});
    out.back().glyphs.push_back({r, i});
    out.back().rect = unite(out.back().rect, glyphs[i].rect);
  }
  return out;
}

ValuePlace loose(const PageLayout& page, Places glyphs) {
  const Rect<CleanPx> rect = page.extent(glyphs);
  return {std::move(glyphs), rect.grown(0.35 * page.glyph_px), false};
}

/// Where the value can begin behind a label: a translation (氏名 / Name：) is skipped.
std::size_t behind_translation(const std::vector<Glyph>& glyphs, const Label& label) {
  bool letters = false;
  std::size_t i = label.to;
  for (; i < glyphs.size(); ++i) {
    const char32_t c = glyphs[i].sign;
    if (c == U':') return i + 1;
    const bool letter = (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    if (!letter && std::u32string_view(U"/.()-',・").find(c) == std::u32string_view::npos) break;
    letters = letters || letter;
  }
  const ValueKind kind = label.spec->kind;
  return letters && i < glyphs.size() && kind != ValueKind::Code && kind != ValueKind::Text ? i : label.to;
}

/// Dotted leaders (給与収入 ………… 1,234) are read as anything: a number behind a wide gap stands alone.
Places without_leaders(const PageLayout& page, ValueKind kind, Places places) {
  if (kind != ValueKind::Amount && kind != ValueKind::Count) return places;
  for (std::size_t i = places.size(); i-- > 1;) {
    const bool gap = page.glyph(places[i]).rect.x - page.glyph(places[i - 1]).rect.right() > 1.5 * page.glyph_px;
    if (!gap) continue;
    Places last(places.begin() + static_cast<std::ptrdiff_t>(i), places.end());
    return fits(kind, page.signs(last)) ? last : places;
  }
  return places;
}

/// What follows the label in its row, up to the next label or a wide gap behind the value.
Places behind(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  Places out;
  const auto& glyphs = page.rows[label.row].glyphs;
  bool in_brackets = false;
  const std::size_t begin = behind_translation(glyphs, label);
  for (std::size_t i = begin; i < glyphs.size(); ++i) {
    const Label* other = label_over(labels, {label.row, i});
    if (other != nullptr && !is_value_of(label, *other)) break;
    const char32_t c = glyphs[i].sign;
    if (out.empty() && i == begin && c == U'(') in_brackets = true;
    const bool skip =
        in_brackets || (out.empty() && std::u32string_view(U":;.・額…").find(c) != std::u32string_view::npos);
    if (c == U')') in_brackets = false;
    if (skip) continue;
    const double gap = i > 0 ? glyphs[i].rect.x - glyphs[i - 1].rect.right() : 0;
    const ValueKind kind = label.spec->kind;
    // Leaders may stand between a label and its number.
    const bool complete = (kind != ValueKind::Amount && kind != ValueKind::Count) || fits(kind, page.signs(out));
    if (!out.empty() && complete && gap > kValueGap * 2 * page.glyph_px) break;
    // What only the line reader saw behind a value is a seal's lettering.
    if (!out.empty() && glyphs[i].overlooked && !page.glyph(out.back()).overlooked && gap > 0.8 * page.glyph_px) break;
    out.push_back({label.row, i});
  }
  return without_leaders(page, label.spec->kind, std::move(out));
}

/// The label of the header row whose column a group stands in: left edges, centres or right edges agree.
bool in_column(const Group& group, const Label& label, std::span<const Label> labels) {
  const auto off = [&](const Rect<CleanPx>& head) {
    return std::min({std::abs(group.rect.x - head.x), std::abs(group.rect.centre().x - head.centre().x),
                     std::abs(group.rect.right() - head.right())});
  };
  const double own = off(label.rect);
  for (const Label& other : labels)
    if (other.row == label.row && !(other.from == label.from) && off(other.rect) < own) return false;
  return own < 1.2 * std::max(label.rect.w, group.rect.w);
}

/// Groups cut once more where a word begins under the beginning of a label: a short gap parts two narrow columns.
std::vector<Group> groups_under(const PageLayout& page, std::size_t r, std::span<const Label> labels,
                                std::size_t head_row) {
  std::vector<Group> out;
  for (const Group& group : groups_of(page, r, kValueGap * page.glyph_px)) {
    out.push_back({});
    for (const GlyphPlace at : group.glyphs) {
      const Glyph& glyph = page.glyph(at);
      const bool begins = glyph.word_start && !out.back().glyphs.empty() &&
                          std::any_of(labels.begin(), labels.end(), [&](const Label& label) {
                            return label.row == head_row && std::abs(label.rect.x - glyph.rect.x) < 0.8 * page.glyph_px;
                          });
      if (begins) out.push_back({});
      out.back().glyphs.push_back(at);
      out.back().rect = unite(out.back().rect, glyph.rect);
    }
  }
  return out;
}

std::vector<ValuePlace> column_below(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  std::vector<ValuePlace> out;
  double last = label.rect.centre().y, pitch = 16 * page.px_per_mm;
  for (std::size_t r = label.row + 1; r < page.rows.size() && out.size() < 40; ++r) {
    const double y = page.rows[r].rect.centre().y;
    if (y - last > pitch * (out.empty() ? 1.0 : kColumnBreak)) break;
    for (const Group& group : groups_under(page, r, labels, label.row)) {
      if (!in_column(group, label, labels)) continue;
      // The next label below ends the column.
      const Label* other = label_over(labels, group.glyphs.front());
      if (other != nullptr && !is_value_of(label, *other)) return out;
      if (!out.empty()) pitch = std::min(pitch, std::max(y - last, page.glyph_px));
      if (out.empty()) pitch = std::max(y - last, 1.5 * page.glyph_px);
      last = y;
      out.push_back(loose(page, group.glyphs));
      break;
    }
  }
  return out;
}

}  // namespace

bool fits(ValueKind kind, std::u32string_view signs) {
  if (signs.empty()) return false;
  const auto digits = std::count_if(signs.begin(), signs.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  switch (kind) {
    case ValueKind::Date: return !find_dates(signs).empty() || digits >= 3;
    case ValueKind::Amount:
      return is_masked(signs) || (digits > 0 && 2 * digits >= static_cast<long>(signs.size()) - 2) || signs == U"-" ||
             signs == U"―" || signs == U"ー";
    case ValueKind::Count: return digits > 0 || signs.find_first_of(U"一二三四五六") != std::u32string_view::npos;
    case ValueKind::Digits: return digits >= 4 || is_masked(signs) || signs.find(U"省略") != std::u32string_view::npos;
    case ValueKind::Sex: return signs.size() <= 6 && signs.find_first_of(U"男女") != std::u32string_view::npos;
    case ValueKind::Kana:
      return std::any_of(signs.begin(), signs.end(), [](char32_t c) { return is_katakana(c) || is_hiragana(c); });
    case ValueKind::Name:
    case ValueKind::Text:
    case ValueKind::Address:
      return signs.size() >= (kind == ValueKind::Text ? 1U : 2U) && digits < static_cast<long>(signs.size());
    case ValueKind::Code: return signs.size() <= 24;
    case ValueKind::Heading: break;
  }
  return true;
}

LabelValues values_of(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  if (const auto ruled = ruled_values({page, labels, label})) return *ruled;
  const Places right = behind(page, labels, label);
  std::vector<ValuePlace> below;
  if (right.empty() || !fits(label.spec->kind, page.signs(right))) below = column_below(page, labels, label);
  const bool below_fits = !below.empty() && fits(label.spec->kind, page.signs(below.front().glyphs));
  if (!right.empty() && !below_fits) return {{loose(page, right)}, false};
  if (below_fits || right.empty()) return {below, true};
  return {};
}

}  // namespace uketsuke::ocr
