#include "ocr/documents/persons/name_cells.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace uketsuke::ocr {
namespace {

/// Signs of a name are at most this wide, in heights of print: what a dotted rule is read as is wider.
constexpr double kWidestSign = 3;
/// The gap inside a name is at most this wide, in its own height, its two parts at most so long; its type is this much larger
/// than the page's where other gaps are measured by the page's.
constexpr double kNameGap = 2.4, kLarger = 1.2;
constexpr std::size_t kLongestFamily = 5;

/// A reading in brackets has so many kana at least, and this share of kana with its brackets (small kana are often misread).
constexpr std::ptrdiff_t kLeastKana = 3;
constexpr double kMostlyKana = 0.7;

/// A step over a rule into the next cell, and how far the sides of one cell may seem apart, mm.
constexpr double kStep_mm = 1.6, kSame_mm = 1.2;
/// A cell beside two halves is higher than the inside of one of them by this factor.
constexpr double kHigher = 1.6;
/// Persons' cells whose heights differ by more than this factor are not ruled alike.
constexpr double kUneven = 1.45;
/// Print that reaches this far over a cut on both sides, in its height, and is at least so high, in heights of print, was cut.
constexpr double kCrosses = 0.2, kPrint = 0.5;

/// The cell around a point, as its own middle shows it: close to its side a rule of the next column seems to go on into it.
std::optional<Rect<CleanPx>> cell_around(const PageLayout& page, Point<CleanPx> p) {
  const auto cell = page.rules.cell_at(p);
  return cell ? page.rules.cell_at({cell->centre().x, p.y}) : cell;
}

/// The cell at the right side of a place, else the one at its left.
std::optional<Rect<CleanPx>> cell_beside(const PageLayout& page, const Rect<CleanPx>& area) {
  const double step = kStep_mm * page.px_per_mm, y = area.centre().y;
  if (auto right = cell_around(page, {area.right() + step, y})) return right;
  return cell_around(page, {area.x - step, y});
}

/// A person's cell and the cells beside it that its print is ruled into.
struct Person {
  Rect<CleanPx> whole;
  std::vector<const ValuePlace*> cells;
};

/// One line of a person's cell in which no line was found.
ValuePlace cut_line(const PageLayout& page, const ValuePlace& cell, std::size_t line, std::size_t lines) {
  Rect<CleanPx> area = cell.area;
  area.h /= static_cast<double>(lines);
  area.y += area.h * static_cast<double>(line);
  ValuePlace out{page.glyphs_in(area), area, true};
  // Print across the cut is another line's, or belongs to both.
  out.unsure = std::any_of(page.ink.begin(), page.ink.end(), [&](const InkBox& box) {
    const auto& r = box.rect;
    const auto crosses = [&](double y) { return r.y < y - kCrosses * r.h && r.bottom() > y + kCrosses * r.h; };
    return cell.area.contains(r.centre()) && r.h > kPrint * page.glyph_px && (crosses(area.y) || crosses(area.bottom()));
  });
  return out;
}

}  // namespace

std::optional<Rect<CleanPx>> higher_beside(const PageLayout& page, const Rect<CleanPx>& area) {
  const double step = kStep_mm * page.px_per_mm, y = area.centre().y;
  const auto left = cell_around(page, {area.x - step, y}), right = cell_around(page, {area.right() + step, y});
  if (!left || !right) return left ? left : right;
  return left->h > right->h ? left : right;
}

bool is_half_cell(const PageLayout& page, const Rect<CleanPx>& area) {
  const auto beside = cell_beside(page, area);
  return beside && beside->h > kHigher * area.h;
}

std::vector<ValuePlace> whole_name_cells(const PageLayout& page, std::vector<ValuePlace> cells) {
  const double same = kSame_mm * page.px_per_mm;
  std::vector<ValuePlace> out;
  std::optional<Rect<CleanPx>> last;  // beside the last cell of `out`
  for (ValuePlace& cell : cells) {
    const auto beside = cell_beside(page, cell.area);
    const bool half = beside && last && std::abs(beside->y - last->y) < same && std::abs(beside->h - last->h) < same &&
                      beside->h > kHigher * cell.area.h && beside->bottom() > cell.area.bottom() - same;
    last = beside;
    if (!half || out.back().parts.size() > 1) {
      out.push_back(std::move(cell));
      continue;
    }
    ValuePlace& whole = out.back();
    whole.parts = {whole.area, cell.area};
    whole.area = unite(whole.area, cell.area);
    whole.glyphs.insert(whole.glyphs.end(), cell.glyphs.begin(), cell.glyphs.end());
  }
  return out;
}

std::optional<std::vector<ValuePlace>> line_by_person(const PageLayout& page, std::size_t line, std::size_t lines,
                                                      const std::vector<ValuePlace>& cells) {
  const double same = kSame_mm * page.px_per_mm;
  std::vector<Person> persons;
  for (const ValuePlace& cell : cells) {
    const auto beside = higher_beside(page, cell.area);
    if (!beside || cell.area.y < beside->y - same || cell.area.bottom() > beside->bottom() + same) return std::nullopt;
    if (persons.empty() || std::abs(persons.back().whole.y - beside->y) > same) persons.push_back({*beside, {}});
    persons.back().cells.push_back(&cell);
  }
  // Where a rule was missed in all columns alike, no cell is a person's.
  const auto [least, most] = std::minmax_element(persons.begin(), persons.end(),
                                                 [](const Person& a, const Person& b) { return a.whole.h < b.whole.h; });
  const bool shown = std::any_of(persons.begin(), persons.end(), [&](const Person& p) { return p.cells.size() == lines; });
  if (!shown || most->whole.h > kUneven * least->whole.h) return std::nullopt;
  std::vector<ValuePlace> out;
  for (const Person& person : persons) {
    const bool whole = person.cells.size() == 1 && kHigher * person.cells.front()->area.h > person.whole.h;
    if (!whole && person.cells.size() != lines) return std::nullopt;
    out.push_back(whole ? cut_line(page, *person.cells.front(), line, lines) : *person.cells[line]);
    out.back().line_y = person.whole.y + person.whole.h / (2 * static_cast<double>(lines));
  }
  return out;
}

ValuePlace before_bracket(const PageLayout& page, std::vector<GlyphPlace> glyphs, Rect<CleanPx> inside) {
  const auto is_one_of = [&](GlyphPlace at, std::u32string_view signs) {
    return signs.find(page.glyph(at).sign) != std::u32string_view::npos;
  };
  const bool one_line = !glyphs.empty() && glyphs.front().row == glyphs.back().row;
  const auto opens = std::find_if(glyphs.begin(), glyphs.end(), [&](GlyphPlace at) { return is_one_of(at, U"([〔【"); });
  const bool sex = std::any_of(opens, glyphs.end(), [&](GlyphPlace at) { return is_one_of(at, U"男女"); });
  const auto behind = std::distance(opens, glyphs.end());
  const auto kana = std::count_if(opens, glyphs.end(), [&](GlyphPlace at) { return is_kana(page.glyph(at).sign); });
  const bool reading = kana >= kLeastKana && static_cast<double>(kana + 2) >= kMostlyKana * static_cast<double>(behind);
  if (!one_line || !(sex || reading) || opens - glyphs.begin() < 2 || !is_one_of(glyphs.back(), U")]〕】"))
    return {std::move(glyphs), inside, true};
  inside.w = page.glyph(*opens).rect.x - inside.x;
  glyphs.erase(opens, glyphs.end());
  return {std::move(glyphs), inside, true};
}

bool is_no_name(const PageLayout& page, const std::vector<GlyphPlace>& group) {
  return has_digit(page.signs(group)) || std::any_of(group.begin(), group.end(), [&](GlyphPlace at) {
           return page.glyph(at).rect.w > kWidestSign * page.glyph_px;
         });
}

std::vector<GlyphPlace> with_given_name(const PageLayout& page, std::span<const Label> labels, const Label& label,
                                        std::vector<GlyphPlace> group) {
  const auto& glyphs = page.rows[group.back().row].glyphs;
  const std::size_t from = group.back().index + 1;
  std::size_t to = from;
  while (to < glyphs.size() && in_names(glyphs[to].sign) && (to == from || !glyphs[to].word_start)) ++to;
  if (label.spec->kind != ValueKind::Name || group.size() > kLongestFamily || to == from || to - from > kLongestFamily)
    return group;
  const Rect<CleanPx> family = page.extent(group), given = extent(page.rows[group.back().row], from, to);
  const bool near = given.x - family.right() < kNameGap * family.h && family.h > kLarger * page.glyph_px &&
                    std::abs(given.h - family.h) < 0.3 * family.h;
  const bool headed = std::any_of(labels.begin(), labels.end(), [&](const Label& other) {
    return other.row == label.row && other.rect.right() > given.x - page.glyph_px && other.rect.x < given.right() &&
           other.from != label.from;
  });
  for (std::size_t i = from; near && !headed && i < to; ++i) group.push_back({group.back().row, i});
  return group;
}

}  // namespace uketsuke::ocr
