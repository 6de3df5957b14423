#include "ocr/documents/values/date_cells.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/text/text.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// Inside of a cell that is read, mm from its lines; how far cells may miss the heading's sides, mm.
constexpr double kInset_mm = 0.45, kSlack_mm = 1.6;
/// A line is looked at this far below its upper rule, mm: close to it, ends of dotted rules above would count.
constexpr double kIntoLine_mm = 2.2;
/// A line of a table is at most this high, mm.
constexpr double kHighest_mm = 25;
/// Cells of one day, most: era, year, month, day and one lost rule's worth more.
constexpr std::size_t kMostCells = 8;
/// Persons of one table, most.
constexpr std::size_t kMostLines = 40;

/// The cells of the line that begins at `y`, if together they are as wide as the heading.
std::vector<Rect<CleanPx>> cells_at(const PageLayout& page, const Rect<CleanPx>& heading, double y) {
  const double step = 0.8 * page.px_per_mm, slack = kSlack_mm * page.px_per_mm;
  std::vector<Rect<CleanPx>> out;
  for (double x = heading.x + step; x < heading.right() - step && out.size() < kMostCells;) {
    const auto cell = page.rules.cell_at({x, y});
    if (!cell || cell->h > kHighest_mm * page.px_per_mm) return {};
    if (!out.empty() && (std::abs(cell->y - out[0].y) > slack || std::abs(cell->bottom() - out[0].bottom()) > slack))
      return {};
    out.push_back(*cell);
    x = cell->right() + step;
  }
  const bool even = out.size() > 1 && std::abs(out.front().x - heading.x) < slack &&
                    std::abs(out.back().right() - heading.right()) < slack;
  return even ? out : std::vector<Rect<CleanPx>>{};
}

ValuePlace joined(const PageLayout& page, const std::vector<Rect<CleanPx>>& cells) {
  ValuePlace out;
  out.ruled = true;
  for (const Rect<CleanPx>& cell : cells) {
    out.area = unite(out.area, cell);
    const auto glyphs = page.glyphs_in(cell);
    out.glyphs.insert(out.glyphs.end(), glyphs.begin(), glyphs.end());
    if (page.has_print(cell)) out.parts.push_back(cell.grown(-kInset_mm * page.px_per_mm));
  }
  out.area = out.area.grown(-kInset_mm * page.px_per_mm);
  return out;
}

/// 年 月 日 under the heading, and nothing else.
bool only_units(std::u32string_view signs) {
  return !signs.empty() && std::all_of(signs.begin(), signs.end(), [](char32_t c) {
    return std::u32string_view(U"元号年月日").find(c) != std::u32string_view::npos;
  });
}

}  // namespace

std::vector<ValuePlace> date_cells_below(const PageLayout& page, std::span<const Label> labels,
                                         const Rect<CleanPx>& heading) {
  const double into = kIntoLine_mm * page.px_per_mm;
  std::vector<ValuePlace> out;
  for (double y = heading.bottom() + into; out.size() < kMostLines;) {
    const auto cells = cells_at(page, heading, y);
    if (cells.empty()) break;
    ValuePlace line = joined(page, cells);
    y = cells.front().bottom() + into;
    const std::u32string signs = page.signs(line.glyphs);
    if (out.empty() && only_units(signs)) continue;
    if (std::any_of(line.glyphs.begin(), line.glyphs.end(),
                    [&](GlyphPlace at) { return label_over(labels, at) != nullptr; }))
      break;
    out.push_back(std::move(line));
  }
  while (!out.empty() && out.back().parts.empty()) out.pop_back();
  const auto first = std::find_if(out.begin(), out.end(), [](const ValuePlace& line) { return !line.parts.empty(); });
  // The page reader misses single digits between rules; era and three more cells with print are a day.
  if (first == out.end()) return {};
  const bool era_and_three = count_eras(page.signs(first->glyphs)) == 1 && first->parts.size() > 3;
  if (!era_and_three && find_dates_apart(page.text(first->glyphs)).empty()) return {};
  return out;
}

}  // namespace uketsuke::ocr
