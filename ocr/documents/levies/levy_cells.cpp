#include "ocr/documents/levies/levy_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ocr/documents/values/frames_of_labels.h"

namespace uketsuke::ocr {
namespace {

/// The next line of a list lies within this many heights of print.
constexpr double kNextLine = 3.2;

/// Inside of a cell that is read, mm from its lines; sides of cells of one column seem to differ by at most the second,
/// mm.
constexpr double kInset_mm = 0.45, kSameSide_mm = 1.6;

/// A remark behind a heading is no longer, in signs.
constexpr std::size_t kRemark = 8;

struct Heading {
  const Label* label;
  Rect<CleanPx> cell;
};

std::vector<Heading> headings(const PageLayout& page, std::span<const Label> labels, std::string_view a,
                              std::string_view b) {
  std::vector<Heading> out;
  for (const Label& label : labels)
    if ((label.spec->field == a || label.spec->field == b) && !is_before_credits(page, label))
      if (const auto cell = page.rules.cell_at(label.rect.centre()); cell && !is_panel_of_labels(labels, *cell))
        out.push_back({&label, *cell});
  return out;
}

bool left_of(const Heading& h, const Rect<CleanPx>& cell) {
  const double y = cell.centre().y;
  return h.cell.x < cell.x && h.cell.y <= y && y < h.cell.bottom();
}

bool above(const Heading& h, const Rect<CleanPx>& cell) {
  const double x = cell.centre().x;
  return h.cell.y < cell.y && h.cell.x <= x && x < h.cell.right();
}

/// The heading of a value cell: to its left in its row, or above it in its column; the nearest wins.
const Heading* heading_of(const std::vector<Heading>& all, const Rect<CleanPx>& cell) {
  const Heading* best = nullptr;
  double nearest = 1e18;
  for (const Heading& h : all) {
    if (!left_of(h, cell) && !above(h, cell)) continue;
    const double away = left_of(h, cell) ? cell.x - h.cell.right() : cell.y - h.cell.bottom();
    if (away < nearest) {
      nearest = away;
      best = &h;
    }
  }
  return best;
}

/// A table of two ways: what its headings are, and the field where two of them meet.
struct Crossing {
  std::string_view row_a, row_b, column_a, column_b;
  std::string_view aa, ab, ba, bb;  ///< by row heading, then column heading
};
constexpr std::array<Crossing, 2> kCrossings = {
    {{"@income", "@per_capita", "@city", "@prefecture", "city_income_levy", "prefecture_income_levy",
      "city_per_capita_levy", "prefecture_per_capita_levy"},
     {"@salary", "@salary", "@revenue", "@earned", "salary_revenue", "salary_income", "salary_revenue",
      "salary_income"}}};

std::string_view field_for(const Crossing& table, const Heading& row, const Heading& column) {
  const bool a = row.label->spec->field == table.row_a, first = column.label->spec->field == table.column_a;
  if (a) return first ? table.aa : table.ab;
  return first ? table.ba : table.bb;
}

/// Cells beyond a heading in one direction that hold amounts.
std::vector<Rect<CleanPx>> amounts_from(const PageLayout& page, Rect<CleanPx> cell, bool down) {
  std::vector<Rect<CleanPx>> out;
  const double step = 0.8 * page.px_per_mm;
  for (int i = 0; i < 6; ++i) {
    const auto next = page.rules.cell_at(down ? Point<CleanPx>{cell.centre().x, cell.bottom() + step}
                                              : Point<CleanPx>{cell.right() + step, cell.centre().y});
    if (!next || next->h > 40 * page.px_per_mm) break;
    if (fits(ValueKind::Amount, page.signs(page.glyphs_in(*next)))) out.push_back(*next);
    cell = *next;
  }
  return out;
}

void add_crossings(const PageLayout& page, std::span<const Label> labels, const Crossing& table,
                   std::vector<PlacedValue>& out) {
  const auto rows = headings(page, labels, table.row_a, table.row_b),
             columns = headings(page, labels, table.column_a, table.column_b);
  if (columns.empty()) return;
  for (const Heading& row : rows)
    for (const bool down : {false, true})
      for (const Rect<CleanPx>& cell : amounts_from(page, row.cell, down)) {
        // The nearest heading of each kind names the cell; one further away than another is not its heading.
        const Heading* own = heading_of(rows, cell);
        const Heading* column = heading_of(columns, cell);
        if (own == nullptr || column == nullptr || own->label != row.label) continue;
        const std::string_view field = field_for(table, row, *column);
        if (std::any_of(out.begin(), out.end(), [&](const PlacedValue& v) { return v.field == field; })) continue;
        out.push_back(
            {field, 0, ValueKind::Amount, {page.glyphs_in(cell), cell.grown(-kInset_mm * page.px_per_mm), true}});
      }
}

/// 給与 of the incomes under 給与 of the revenues where only 収入金額 beside them was read: of two lines alike, the
/// other way of a table that has two. A person looks at it.
void add_the_other(const PageLayout& page, std::span<const Label> labels, const Crossing& table,
                   std::vector<PlacedValue>& out) {
  if (table.row_a != table.row_b) return;
  const auto lines = headings(page, labels, table.row_a, table.row_b);
  const auto known = [&](std::string_view field) {
    return std::find_if(out.begin(), out.end(), [&](const PlacedValue& value) { return value.field == field; });
  };
  const auto first = known(table.aa);
  if (lines.size() != 2 || first == out.end() || known(table.ab) != out.end()) return;
  const auto& [upper, lower] = std::pair(lines[0].cell, lines[1].cell);
  const double y = first->place.area.centre().y, same = kSameSide_mm * page.px_per_mm;
  const bool column = std::abs(upper.x - lower.x) < same && std::abs(upper.right() - lower.right()) < same;
  if (!column || y > upper.bottom() || y < upper.y || lower.y < upper.bottom() - same) return;
  const auto amounts = amounts_from(page, lower, false);
  if (amounts.size() != 1) return;
  ValuePlace place{page.glyphs_in(amounts[0]), amounts[0].grown(-kInset_mm * page.px_per_mm), true};
  place.doubt = "no_label";
  out.push_back({table.ab, 0, ValueKind::Amount, std::move(place)});
}

}  // namespace

bool is_before_credits(const PageLayout& page, const Label& label) {
  const std::u32string behind = page.rows[label.row].signs().substr(label.to, kRemark);
  return behind.find(U"控除前") != std::u32string::npos;
}

std::string_view crossed_field(std::string_view row, std::string_view column) {
  for (const Crossing& table : kCrossings)
    for (const auto& [a, b] : {std::pair(row, column), std::pair(column, row)}) {
      const bool first = a == table.row_a, second = a == table.row_b;
      if (!first && !second) continue;
      if (b == table.column_a) return first ? table.aa : table.ba;
      if (b == table.column_b) return first ? table.ab : table.bb;
    }
  return {};
}

std::vector<PlacedValue> levies_below(const PageLayout& page, std::span<const Label> labels,
                                      std::span<const LabelSpec> book) {
  std::vector<PlacedValue> out;
  for (const Label& label : labels) {
    if (label.spec->field != "@per_capita" || page.rules.cell_at(label.rect.centre())) continue;
    const Label* above = nullptr;
    for (const Label& other : labels) {
      const double down = label.rect.y - other.rect.y;
      if (down < 0.8 * page.glyph_px || down > kNextLine * page.glyph_px || label.rect.right() < other.rect.x) continue;
      if (other.rect.right() < label.rect.x - page.glyph_px) continue;
      if (other.spec->field == "city_income_levy" || other.spec->field == "prefecture_income_levy") above = &other;
    }
    if (above == nullptr) continue;
    const std::string_view field =
        above->spec->field == "city_income_levy" ? "city_per_capita_levy" : "prefecture_per_capita_levy";
    Label own = label;
    own.spec = &*std::find_if(book.begin(), book.end(), [&](const LabelSpec& spec) { return spec.field == field; });
    const LabelValues values = values_of(page, labels, own);
    if (!values.column && !values.places.empty()) out.push_back({field, 0, ValueKind::Amount, values.places.front()});
  }
  return out;
}

std::vector<PlacedValue> crossed_values(const PageLayout& page, std::span<const Label> labels) {
  std::vector<PlacedValue> out;
  for (const Crossing& table : kCrossings) {
    add_crossings(page, labels, table, out);
    add_the_other(page, labels, table, out);
  }
  return out;
}

}  // namespace uketsuke::ocr
