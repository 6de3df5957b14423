#include "ocr/documents/levies/levy_totals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ocr/documents/values/frames_of_labels.h"

namespace uketsuke::ocr {
namespace {

/// Inside of a cell that is read, mm from its lines; cells of one line or column seem to differ by at most the second,
/// mm.
constexpr double kInset_mm = 0.45, kSame_mm = 1.6;

/// The cell of a label.
struct Head {
  const Label* label;
  Rect<CleanPx> cell;
};

std::vector<Head> heads_of(const PageLayout& page, std::span<const Label> labels, std::string_view field) {
  std::vector<Head> out;
  for (const Label& label : labels)
    if (label.spec->field == field && !label.guessed)
      if (const auto cell = page.rules.cell_at(label.rect.centre()); cell && !is_panel_of_labels(labels, *cell))
        out.push_back({&label, *cell});
  return out;
}

/// Headings of taxes: their line is the head of the table.
std::vector<Head> taxes(const PageLayout& page, std::span<const Label> labels) {
  std::vector<Head> out = heads_of(page, labels, "@city");
  for (const Head& head : heads_of(page, labels, "@prefecture")) out.push_back(head);
  return out;
}

bool in_one_line(const PageLayout& page, const Rect<CleanPx>& a, const Rect<CleanPx>& b) {
  const double same = kSame_mm * page.px_per_mm;
  return std::abs(a.y - b.y) < same && std::abs(a.bottom() - b.bottom()) < same;
}

/// The cell where the line of one cell meets the column of another, if both agree with its sides.
std::optional<Rect<CleanPx>> meeting(const PageLayout& page, const Rect<CleanPx>& line, const Rect<CleanPx>& column) {
  const double same = kSame_mm * page.px_per_mm;
  const auto cell = page.rules.cell_at({column.centre().x, line.centre().y});
  if (!cell || !in_one_line(page, *cell, line)) return std::nullopt;
  if (std::abs(cell->x - column.x) > same || std::abs(cell->right() - column.right()) > same) return std::nullopt;
  return cell;
}

std::optional<PlacedValue> amount_in(const PageLayout& page, std::string_view field, const Rect<CleanPx>& cell) {
  auto glyphs = page.glyphs_in(cell);
  const Rect<CleanPx> inside = cell.grown(-kInset_mm * page.px_per_mm);
  if (glyphs.empty() ? !page.has_print(inside) : !fits(ValueKind::Amount, page.signs(glyphs))) return std::nullopt;
  return PlacedValue{field, 0, ValueKind::Amount, {std::move(glyphs), inside, true}};
}

bool is_total(std::u32string_view signs) {
  static constexpr std::array<std::u32string_view, 6> kWords = {U"合計",   U"計",     U"総計",
                                                                U"合計額", U"税額計", U"合計税額"};
  return std::find(kWords.begin(), kWords.end(), signs) != kWords.end();
}

/// The heading that says 合計 in the line of the taxes' headings, right of them.
std::optional<Rect<CleanPx>> total_head(const PageLayout& page, const Head& tax) {
  std::optional<Rect<CleanPx>> cell = tax.cell, out;
  for (int i = 0; i < 6 && cell; ++i) {
    const auto next = page.rules.cell_at({cell->right() + kSame_mm * page.px_per_mm / 2, tax.cell.centre().y});
    cell = next ? page.rules.cell_at({next->centre().x, tax.cell.centre().y}) : next;
    if (!cell || !in_one_line(page, *cell, tax.cell)) break;
    if (is_total(page.signs(page.glyphs_in(*cell)))) out = cell;
  }
  return out;
}

/// The amount of the 森林環境税 in the last line that has one: two unlike ones are a person's to choose from.
std::optional<PlacedValue> forest_tax(const PageLayout& page, std::span<const Label> labels,
                                      const Rect<CleanPx>& head) {
  std::optional<PlacedValue> out;
  for (const std::string_view line : {"@per_capita", "annual_tax"})
    for (const Head& row : heads_of(page, labels, line)) {
      if (row.cell.y < head.bottom() - 1) continue;
      const auto cell = meeting(page, row.cell, head);
      auto value = cell ? amount_in(page, "forest_tax", *cell) : std::nullopt;
      if (!value) continue;
      const bool rival = out && page.signs(out->place.glyphs) != page.signs(value->place.glyphs);
      out = std::move(value);
      if (rival) out->place.doubt = "rival_value";
    }
  return out;
}

}  // namespace

std::vector<PlacedValue> levy_totals(const PageLayout& page, std::span<const Label> labels) {
  std::vector<PlacedValue> out;
  const std::vector<Head> columns = taxes(page, labels);
  const auto in_head = [&](const Rect<CleanPx>& cell) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Head& tax) { return in_one_line(page, tax.cell, cell); });
  };
  for (const Head& forest : heads_of(page, labels, "forest_tax"))
    if (in_head(forest.cell))
      if (auto value = forest_tax(page, labels, forest.cell)) out.push_back(std::move(*value));
  for (const Head& annual : heads_of(page, labels, "annual_tax"))
    for (const Head& tax : columns) {
      if (annual.cell.y < tax.cell.bottom() - 1) continue;
      const auto total = total_head(page, tax);
      const auto cell = total ? meeting(page, annual.cell, *total) : std::nullopt;
      auto value = cell ? amount_in(page, "annual_tax", *cell) : std::nullopt;
      if (!value) continue;
      out.push_back(std::move(*value));
      break;
    }
  return out;
}

}  // namespace uketsuke::ocr
