#include "ocr/documents/levy_cells.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {
namespace {

struct Heading {
  const Label* label;
  Rect<CleanPx> cell;
};

std::vector<Heading> headings(const PageLayout& page, std::span<const Label> labels, std::string_view a, std::string_view b) {
  std::vector<Heading> out;
  for (const Label& label : labels)
    if (label.spec->field == a || label.spec->field == b)
      if (const auto cell = page.rules.cell_at(label.rect.centre())) out.push_back({&label, *cell});
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

std::string_view field_for(const Heading& levy, const Heading& payer) {
  const bool income = levy.label->spec->field == "@income", city = payer.label->spec->field == "@city";
  if (city) return income ? "city_income_levy" : "city_per_capita_levy";
  return income ? "prefecture_income_levy" : "prefecture_per_capita_levy";
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

}  // namespace

std::vector<PlacedValue> levy_values(const PageLayout& page, std::span<const Label> labels) {
  const auto levies = headings(page, labels, "@income", "@per_capita"), payers = headings(page, labels, "@city", "@prefecture");
  std::vector<PlacedValue> out;
  if (payers.empty()) return out;
  for (const Heading& levy : levies)
    for (const bool down : {false, true})
      for (const Rect<CleanPx>& cell : amounts_from(page, levy.cell, down)) {
        // The nearest levy and the nearest payer name the cell; a levy further away than another is not its heading.
        const Heading* own = heading_of(levies, cell);
        const Heading* payer = heading_of(payers, cell);
        if (own == nullptr || payer == nullptr || own->label != levy.label) continue;
        const std::string_view field = field_for(levy, *payer);
        if (std::any_of(out.begin(), out.end(), [&](const PlacedValue& v) { return v.field == field; })) continue;
        out.push_back({field, 0, ValueKind::Amount, {page.glyphs_in(cell), cell.grown(-0.45 * page.px_per_mm), true}});
      }
  return out;
}

}  // namespace uketsuke::ocr
