#include "ocr/documents/values/value_place.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text/text.h"
#include "ocr/documents/page/cell_lines.h"
#include "ocr/documents/page/struck_cells.h"
#include "ocr/documents/persons/name_cells.h"
#include "ocr/documents/persons/storeys.h"
#include "ocr/documents/values/date_cells.h"
#include "ocr/documents/values/frames_of_labels.h"
#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Inside of a cell that is read, mm from its lines.
constexpr double kInsetMm = 0.45;
/// A "cell" thinner than this lies between the two halves of one bent or doubled rule, mm.
constexpr double kThinMm = 2.4;
/// A "cell" higher than this is the space between two tables, mm.
constexpr double kHighCellMm = 45;

using Places = std::vector<GlyphPlace>;

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
        dx > 0   ? cell.right() + step
        : dx < 0 ? cell.x - step
                 : std::clamp(label.rect.centre().x, cell.x + 4, std::max(cell.x + 4, cell.right() - 4)),
        dy > 0   ? cell.bottom() + step
        : dy < 0 ? cell.y - step
                 : label.rect.centre().y};
    const auto next = page.rules.cell_at(p);
    // Close to its side a rule of our column seems to go on into it.
    return next && dx != 0 ? page.rules.cell_at({next->centre().x, p.y}) : next;
  }
  Places content(const Rect<CleanPx>& cell) const { return page.glyphs_in(cell); }
  /// Print in a cell that is (mostly) another label, or begins with one.
  bool holds_label(const Places& places) const {
    if (!places.empty())
      if (const Label* first = label_over(labels, places.front());
          first != nullptr && first->from == places.front().index && !is_value_of(page, label, *first))
        return true;
    std::size_t covered = 0;
    for (const GlyphPlace at : places)
      if (const Label* other = label_over(labels, at); other != nullptr && !is_value_of(page, label, *other)) ++covered;
    return !places.empty() && 2 * covered > places.size();
  }
  ValuePlace place(const Rect<CleanPx>& cell, Places glyphs) const {
    const Rect<CleanPx> inside = cell.grown(-kInsetMm * page.px_per_mm);
    return label.spec->kind == ValueKind::Name ? before_bracket(page, std::move(glyphs), inside)
                                               : ValuePlace{std::move(glyphs), inside, true};
  }
};

/// 氏名 1: which of the persons it is, behind the label in its line.
bool is_ordinal(const Cells& cells, GlyphPlace at) {
  return cells.label.spec->kind == ValueKind::Name && at.row == cells.label.row && at.index >= cells.label.to &&
         at.index < cells.label.to + 2 && is_digit(cells.page.glyph(at).sign);
}

/// 住所 over (賦課期日現在): brackets that open a line below the label and close it, with the address in the next cell.
bool is_remark(const Cells& cells, const Rect<CleanPx>& cell, GlyphPlace at) {
  GlyphPlace last = at;
  for (const GlyphPlace other : cells.content(cell))
    if (other.row == at.row) last = other;
  const char32_t c = cells.page.glyph(last).sign;
  return cells.label.spec->kind == ValueKind::Address && last.index > at.index && (c == U')' || c == U'〕');
}

/// Print that follows the label inside its own cell, without a remark in brackets.
Places rest_of_cell(const Cells& cells, const Rect<CleanPx>& cell) {
  Places out;
  bool in_brackets = false;
  std::size_t closed_row = static_cast<std::size_t>(-1);  // 記号 123 番号 456 in one cell: ours ends at the next label
  for (const GlyphPlace at : cells.content(cell)) {
    const Label* other = label_over(cells.labels, at);
    if (other != nullptr && !is_value_of(cells.page, cells.label, *other)) {
      // A line below that has its own label is that label's, and so is what follows.
      if (at.row > cells.label.row && !out.empty() && out.back().row != at.row) break;
      if (other != &cells.label && !out.empty() && out.back().row == at.row) closed_row = at.row;
      continue;
    }
    if (at.row == closed_row) continue;
    const Rect<CleanPx>& glyph = cells.page.glyph(at).rect;
    // A reading over the name stands higher than the label beside both.
    const bool beside = cells.label.spec->kind == ValueKind::Name && glyph.x > cells.label.rect.right() + glyph.w;
    const bool after =
        at.row == cells.label.row ? at.index >= cells.label.to : beside || glyph.centre().y > cells.label.rect.bottom();
    if (!after) continue;
    const char32_t c = cells.page.glyph(at).sign;
    if (out.empty() && (c == U'(' || c == U'〔') && (at.row == cells.label.row || is_remark(cells, cell, at)))
      in_brackets = true;
    const bool skip = in_brackets || is_ordinal(cells, at) ||
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

/// Where a label's ink ends: the page reader's boxes are too short at times, and a value is set close below.
double bottom_of(const PageLayout& page, const Label& label) {
  double out = label.rect.bottom();
  for (const InkBox& box : page.ink)
    if (label.rect.contains(box.rect.centre()) && box.rect.h < 1.5 * label.rect.h)
      out = std::max(out, box.rect.bottom() + 1);
  return out;
}

/// The paper of a cell's rest: behind the label up to the next one, or all of the cell's width below it. The page
/// reader's boxes alone are too rough to say where a value ends.
Rect<CleanPx> area_of_rest(const Cells& cells, const Rect<CleanPx>& cell, const Places& rest) {
  const Rect<CleanPx> inside = cell.grown(-kInsetMm * cells.page.px_per_mm);
  Rect<CleanPx> area = cells.page.extent(rest).grown(0.35 * cells.page.glyph_px);
  const bool below = rest.front().row > cells.label.row;
  double left = below ? inside.x : std::max(inside.x, cells.label.rect.right()), right = inside.right();
  for (const GlyphPlace at : cells.content(cell)) {
    const bool in_line = at.row >= rest.front().row && at.row <= rest.back().row;
    if (!in_line || std::find(rest.begin(), rest.end(), at) != rest.end()) continue;
    const Rect<CleanPx>& glyph = cells.page.glyph(at).rect;
    if (glyph.centre().x > area.centre().x)
      right = std::min(right, glyph.x);
    else
      left = std::max(left, glyph.right());
  }
  if (below)
    area.h = area.bottom() - std::max(area.y, bottom_of(cells.page, cells.label)),
    area.y = std::max(area.y, bottom_of(cells.page, cells.label));
  area.x = std::min(area.x, left), area.w = right - area.x;
  if (left > area.x) area.w -= left - area.x, area.x = left;
  return intersect(area, inside);
}

/// The cell above or below of the same width.
std::optional<Rect<CleanPx>> same_width(const Cells& cells, const Rect<CleanPx>& cell, double dy) {
  const auto next = cells.beside(cell, 0, dy);
  const double tolerance = 1.6 * cells.page.px_per_mm;
  const bool apart = !next || (dy > 0 ? next->y < cell.bottom() - 4 : next->bottom() > cell.y + 4);
  if (apart || std::abs(next->x - cell.x) > tolerance || std::abs(next->right() - cell.right()) > tolerance)
    return std::nullopt;
  return next;
}

/// Headings that stand in lines over each other (氏名 / フリガナ) head persons of as many lines.
struct Heading {
  std::size_t line = 0;   ///< which of them is ours, from 0
  std::size_t lines = 1;  ///< how many there are
  Rect<CleanPx> lowest;
  double high = 0;  ///< of all of them together
};

Heading heading_of(const Cells& cells, const Rect<CleanPx>& cell) {
  Heading out{0, 1, cell, cell.h};
  for (auto up = same_width(cells, cell, -1); up && cells.holds_label(cells.content(*up));
       up = same_width(cells, *up, -1))
    ++out.line, ++out.lines, out.high += up->h;
  // A heading that is not known, or not read, stands beside the lower part of a heading of all lines.
  const auto whole = higher_beside(cells.page, cell);
  const bool beside = whole && whole->y < cell.centre().y && cells.holds_label(cells.content(*whole));
  const auto heads = [&](const Rect<CleanPx>& line) {
    return cells.holds_label(cells.content(line)) ||
           (beside && line.bottom() < whole->bottom() + kThinMm * cells.page.px_per_mm);
  };
  for (auto down = same_width(cells, cell, 1); down && heads(*down); down = same_width(cells, *down, 1))
    ++out.lines, out.lowest = *down, out.high += down->h;
  return out;
}

/// More lines than this are a column of labels, not headings of a table.
constexpr std::size_t kMostHeadingLines = 3;
/// A cell this high (of all headings together) may hold all lines of a person.
constexpr double kWhole = 0.8;

/// Cells from a heading down, the lines of a person being ruled `lines` apart.
std::vector<ValuePlace> cells_below(const Cells& cells, Rect<CleanPx> cell, std::size_t lines = 1) {
  std::vector<ValuePlace> out;
  while (out.size() < 40) {
    const auto next = same_width(cells, cell, 1);
    if (!next) break;
    Places glyphs = cells.content(*next);
    if (cells.holds_label(glyphs)) break;
    // The space under a table is no cell of it. A low line for readings and a high one for names are one person's.
    double person = 0;
    for (std::size_t i = 0; i < std::min(lines, out.size()); ++i) person += out[i].area.h;
    const bool space = out.size() >= lines && next->h > 2.2 * person;
    if (next->h > 40 * cells.page.px_per_mm || space) break;
    out.push_back(cells.place(*next, std::move(glyphs)));
    cell = *next;
  }
  return out;
}

/// Of all cells below headings of several lines those of our line, person by person. Where the cells do not come out
/// even, or may as well hold whole persons, one person's value may be another's: then they are unsure.
std::vector<ValuePlace> every_line(const PageLayout& page, const Heading& heading, std::vector<ValuePlace> all,
                                   bool unsure) {
  const std::size_t left = all.size() % heading.lines;
  unsure = unsure || !ruled_evenly(all, heading.lines) ||
           std::any_of(all.end() - static_cast<std::ptrdiff_t>(left), all.end(),
                       [&](const ValuePlace& place) { return lines_in(page, place) > 0; });
  std::vector<ValuePlace> out;
  for (std::size_t i = 0; i + heading.line < all.size(); i += heading.lines) {
    const double first = all[i].area.centre().y;
    out.push_back(std::move(all[i + heading.line]));
    out.back().line_y = first;
    out.back().unsure = unsure;
  }
  return out;
}

/// The values below headings of several lines, whether or not the persons' cells are parted like the headings.
std::vector<ValuePlace> below_stacked(const Cells& cells, const Heading& heading) {
  auto all = cells_below(cells, heading.lowest, heading.lines);
  const bool high = !all.empty() && all.front().area.h > kWhole * heading.high && ruled_evenly(all, 1);
  if (!high) {
    if (!ruled_evenly(all, heading.lines))
      if (auto own = line_by_person(cells.page, heading.line, heading.lines, all)) return *own;
    return every_line(cells.page, heading, std::move(all), false);
  }
  const auto count = [&](int least) {
    return std::count_if(all.begin(), all.end(), [&](const ValuePlace& p) { return lines_in(cells.page, p) >= least; });
  };
  const auto printed = count(1), several = count(2);
  if (2 * several > printed) return cells_below(cells, heading.lowest);
  return every_line(cells.page, heading, std::move(all), several > 0);
}

/// A line may part each name from its reading.
std::vector<ValuePlace> name_cells_below(const Cells& cells, const Rect<CleanPx>& cell) {
  const auto first = same_width(cells, cell, 1);
  const bool halves = first && is_half_cell(cells.page, *first);
  return whole_name_cells(cells.page, cells_below(cells, cell, halves ? 2 : 1));
}

/// The cells of a heading's column that belong to it, without empty ones at the end.
std::vector<ValuePlace> column_of(const Cells& cells, const Rect<CleanPx>& cell, bool among_labels) {
  const Heading heading = among_labels ? heading_of(cells, cell) : Heading{0, 1, cell, cell.h};
  const bool names = cells.label.spec->kind == ValueKind::Name || cells.label.spec->kind == ValueKind::Kana;
  std::vector<ValuePlace> out;
  if (heading.lines == 1 && names)
    out = name_cells_below(cells, cell);
  else if (heading.lines == 1)
    out = cells_below(cells, cell);
  else if (heading.lines <= kMostHeadingLines)
    out = below_stacked(cells, heading);
  while (!out.empty() && out.back().glyphs.empty() && !cells.page.has_print(out.back().area)) out.pop_back();
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

/// An address ruled line by line beside a label as high as all of them: the cells to the right, as one.
Rect<CleanPx> all_right_of(const Cells& cells, const Rect<CleanPx>& cell, const Rect<CleanPx>& right) {
  const double step = 0.8 * cells.page.px_per_mm;
  Rect<CleanPx> out = right;
  for (double y = cell.y + step; y < cell.bottom(); y += 2 * step) {
    const auto line = cells.page.rules.cell_at({cell.right() + step, y});
    const bool same = line && std::abs(line->x - right.x) < step && line->bottom() < cell.bottom() + step;
    if (same && !cells.holds_label(cells.content(*line))) out = unite(out, *line);
  }
  return out;
}

/// Print under the label in its own cell that the page reader did not see: a sign that stands alone (男).
std::optional<ValuePlace> unread_under_label(const Cells& cells, const Rect<CleanPx>& cell) {
  Rect<CleanPx> area = cell.grown(-kInsetMm * cells.page.px_per_mm);
  const double top = bottom_of(cells.page, cells.label);
  area.h = area.bottom() - top, area.y = top;
  if (area.h < 0.8 * cells.page.glyph_px || !cells.page.has_print(area)) return std::nullopt;
  return ValuePlace{{}, area, true};
}

std::optional<LabelValues> ruled_values(const Cells& cells) {
  const auto cell = cells.page.rules.cell_at(cells.label.rect.centre());
  if (!cell || cell->h > kHighCellMm * cells.page.px_per_mm) return std::nullopt;
  if (is_frame_of_labels(cells.page, cells.labels, cells.label, cells.content(*cell))) return std::nullopt;
  const ValueKind kind = cells.label.spec->kind;
  const Places rest = rest_of_cell(cells, *cell);
  if (kind == ValueKind::Date && rest.empty())
    if (auto days = date_cells_below(cells.page, cells.labels, *cell); !days.empty())
      return LabelValues{std::move(days), true};
  auto right = cells.beside(*cell, 1, 0);
  if (right && kind == ValueKind::Address && right->h < 0.7 * cell->h) right = all_right_of(cells, *cell, *right);
  Places right_glyphs = right ? cells.content(*right) : Places{};
  // Its stroke is read as dashes at times.
  const bool struck = right && !has_digit(cells.page.signs(right_glyphs)) && is_struck_out(cells.page, *right);
  if (struck) right_glyphs.clear();
  const bool unread = right && is_number(kind) && right_glyphs.empty() && !struck && cells.page.has_print(*right);
  if (right && kind == ValueKind::Amount && right_glyphs.empty() && !unread) skip_empty(cells, right, right_glyphs);
  const bool right_is_label = right && cells.holds_label(right_glyphs);
  const bool translation = kind != ValueKind::Code && right && !right_is_label &&
                           fits(kind, cells.page.signs(right_glyphs)) && is_translation(kind, cells.page.signs(rest));
  // 資格喪失日 over (削除日): words under the label of a day, whose column stands below.
  const bool remark = kind == ValueKind::Date && !has_digit(cells.page.signs(rest));
  const bool rest_fits = fits(kind, cells.page.signs(rest));
  // A speck beside the last heading of a table is no number of its.
  const bool speck = is_number(kind) && !right && rest.size() == 1;
  if (!rest.empty() && !translation && !remark && (rest_fits || right_is_label || (!right && !speck)))
    return LabelValues{{{rest, area_of_rest(cells, *cell, rest), true}}, false};
  const auto left = cells.beside(*cell, -1, 0);
  const bool among_labels = right_is_label || (!right && left && cells.holds_label(cells.content(*left)));
  const auto below = column_of(cells, *cell, among_labels);
  const bool below_fits = !below.empty() && fits(kind, cells.page.signs(below.front().glyphs));
  const auto says_day = [&](const Places& places) { return !find_dates(cells.page.signs(places)).empty(); };
  // 備考 read as 6上考 beside 生年月日, whose day stands below.
  const bool no_day =
      kind == ValueKind::Date && below_fits && says_day(below.front().glyphs) && !says_day(right_glyphs);
  // What nobody could read there (a blackened amount) is the value, not the number below.
  const bool right_fits = right && !right_is_label && !no_day && (unread || fits(kind, cells.page.signs(right_glyphs)));
  if (right_fits || (right && !right_is_label && !below_fits))
    return LabelValues{{cells.place(*right, std::move(right_glyphs))}, false};
  if (rest.empty() && !below_fits)
    if (auto own = unread_under_label(cells, *cell)) return LabelValues{{std::move(*own)}, false};
  if (!below.empty()) return LabelValues{below, true};
  if (remark && !rest.empty()) return LabelValues{{{rest, area_of_rest(cells, *cell, rest), true}}, false};
  return std::nullopt;
}

/// On a card of its own (see is_card_of_labels) a label has one value, inside the card.
std::optional<LabelValues> values_on_card(const Cells& cells) {
  const auto cell = cells.page.rules.cell_at(cells.label.rect.centre());
  if (!cell || cell->h > kHighCellMm * cells.page.px_per_mm) return std::nullopt;
  if (!is_card_of_labels(cells.page, cells.labels, cells.label, cells.content(*cell))) return std::nullopt;
  LabelValues out = loose_values(cells.page, cells.labels, cells.label);
  // A dash alone is the rest of a sign that was read into another line.
  std::erase_if(out.places, [&](const ValuePlace& place) {
    const bool dash =
        place.glyphs.size() == 1 &&
        std::u32string_view(U"一ー―-").find(cells.page.glyph(place.glyphs[0]).sign) != std::u32string_view::npos;
    return !cell->contains(place.area.centre()) || (dash && out.places.size() > 1);
  });
  if (out.places.size() != 1) return std::nullopt;
  out.column = false;
  return out;
}

}  // namespace

std::vector<ValuePlace> values_across(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  const Cells cells{page, labels, label};
  std::vector<ValuePlace> out;
  auto cell = page.rules.cell_at(label.rect.centre());
  if (!cell || cell->h > kHighCellMm * page.px_per_mm) return out;
  while (out.size() < 8) {
    const auto next = cells.beside(*cell, 1, 0);
    if (!next || next->x < cell->right() - 4 || next->h > 1.3 * cell->h || next->h < 0.7 * cell->h) break;
    Places glyphs = cells.content(*next);
    if (cells.holds_label(glyphs) || (glyphs.empty() && !page.has_print(*next))) break;
    out.push_back(cells.place(*next, std::move(glyphs)));
    cell = next;
  }
  return out;
}

LabelValues values_of(const PageLayout& page, std::span<const Label> labels, const Label& label) {
  if (auto card = values_on_card({page, labels, label})) return *card;
  if (auto storeys = values_in_storeys(page, labels, label)) return {std::move(*storeys), true};
  if (const auto ruled = ruled_values({page, labels, label})) return *ruled;
  return loose_values(page, labels, label);
}

}  // namespace uketsuke::ocr
