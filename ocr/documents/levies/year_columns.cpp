#include "ocr/documents/levies/year_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/documents/values/loose_values.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// A wider gap parts two words of a line, in heights of print.
constexpr double kGap = 1.0;
/// Cells of one column or line end at the same place within this, mm.
constexpr double kSameEdge_mm = 1.0;
/// A heading's line holds little beside its year ((参考), 分), signs.
constexpr std::size_t kHeadingSigns = 18;
/// A heading's cell is at most that high, heights of print; a higher one is a frame round the page.
constexpr double kHeadingHigh = 6;
/// What heads amounts that are shown only for comparison.
constexpr std::array<std::u32string_view, 4> kForComparison{U"参考", U"前年度", U"比較", U"前回"};

/// A 年度 that is printed somewhere.
struct YearMark {
  int year = 0;
  bool compared = false;    ///< shown for comparison only
  Rect<CleanPx> cell;       ///< its ruled cell; empty outside of tables
};

bool names_comparison(std::u32string_view signs) {
  return std::any_of(kForComparison.begin(), kForComparison.end(),
                     [&](std::u32string_view word) { return signs.find(word) != std::u32string_view::npos; });
}

/// The years that a group of print names.
std::vector<int> years_in(std::u32string_view signs) {
  std::vector<int> out;
  while (const auto year = read_fiscal_year(signs)) {
    out.push_back(year->year);
    signs.remove_prefix(year->to);
  }
  return out;
}

/// A group that names one year, in a low cell with little else, may head amounts.
YearMark mark_of(const PageLayout& page, const std::vector<GlyphPlace>& group, int year, bool alone) {
  YearMark out;
  out.year = year;
  std::u32string signs = page.signs(group);
  const auto cell = page.rules.cell_at(page.extent(group).centre());
  const bool low = cell && cell->h <= kHeadingHigh * page.glyph_px;
  if (alone && low && signs.size() <= kHeadingSigns) {
    out.cell = *cell;
    signs = page.signs(page.glyphs_in(*cell));
  }
  out.compared = names_comparison(signs);
  return out;
}

std::vector<YearMark> marks_of(const PageLayout& page) {
  std::vector<YearMark> out;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const auto& group : groups_of(page, r, kGap * page.glyph_px))
      if (const std::vector<int> years = years_in(page.signs(group)); !years.empty())
        for (const int year : years) out.push_back(mark_of(page, group, year, years.size() == 1));
  return out;
}

/// Which way a table sets its years.
enum class Years { Beside, Below };

/// Whether two cells stand in one line (Beside) or in one column (Below), and are no one cell.
bool in_step(const Rect<CleanPx>& a, const Rect<CleanPx>& b, Years how, double slack) {
  if (a.empty() || b.empty()) return false;
  const bool level = std::abs(a.y - b.y) < slack && std::abs(a.bottom() - b.bottom()) < slack;
  const bool upright = std::abs(a.x - b.x) < slack && std::abs(a.right() - b.right()) < slack;
  return how == Years::Beside ? level && !upright : upright && !level;
}

/// Whether a cell is headed by a year's cell.
bool headed(const Rect<CleanPx>& cell, const Rect<CleanPx>& heading, Years how, double slack) {
  if (how == Years::Beside)
    return cell.y > heading.y - slack && cell.x > heading.x - slack && cell.right() < heading.right() + slack;
  return cell.x > heading.x - slack && cell.y > heading.y - slack && cell.bottom() < heading.bottom() + slack;
}

/// The years on a page: the headings of a table that sets several of them beside or below each other, and all others.
struct YearsOfTable {
  std::vector<YearMark> headings;
  std::set<int> named;  ///< elsewhere, and not for comparison
};

YearsOfTable years_of_table(const std::vector<YearMark>& marks, Years how, double slack) {
  for (const YearMark& first : marks) {
    YearsOfTable out;
    for (const YearMark& other : marks) {
      const bool same = &other == &first || (other.year == first.year && other.cell.contains(first.cell.centre()));
      const bool heading = same || (other.year != first.year && in_step(first.cell, other.cell, how, slack));
      if (heading) out.headings.push_back(other);
      if (!heading && !other.compared) out.named.insert(other.year);
    }
    if (out.headings.size() > 1 && !first.cell.empty()) return out;
  }
  return {};
}

/// The one heading whose year the page certifies, or nullptr.
const YearMark* certified(const YearsOfTable& years) {
  const auto& [headings, named] = years;
  const YearMark* out = nullptr;
  for (const YearMark& heading : headings) {
    if (!named.contains(heading.year) || heading.compared) continue;
    if (out != nullptr) return nullptr;
    out = &heading;
  }
  return out;
}

void take_off(PageLayout& page, const Rect<CleanPx>& heading, Years how, double slack) {
  page.take_off([&](const Rect<CleanPx>& print) {
    const auto cell = page.rules.cell_at(print.centre());
    return cell && headed(*cell, heading, how, slack);
  });
}

}  // namespace

void keep_certified_year(PageLayout& page) {
  const std::vector<YearMark> marks = marks_of(page);
  const double slack = kSameEdge_mm * page.px_per_mm;
  for (const Years how : {Years::Beside, Years::Below}) {
    const YearsOfTable years = years_of_table(marks, how, slack);
    const YearMark* kept = certified(years);
    if (kept == nullptr) continue;
    for (const YearMark& heading : years.headings)
      if (heading.year != kept->year) take_off(page, heading.cell, how, slack);
    return;
  }
}

}  // namespace uketsuke::ocr
