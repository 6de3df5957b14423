#include <algorithm>
#include <numeric>

#include "render/notice/flow.h"
#include "render/notice/ruled.h"

namespace uketsuke::render {
namespace {

/// Facts stand freer than the cells of a table: space beside and above their texts, mm.
constexpr double kBeside_mm = 2.0;
constexpr double kAbove_mm = 1.6;

Rect<FormMm> inner(Rect<FormMm> cell) { return {cell.x + kBeside_mm, cell.y, cell.w - 2 * kBeside_mm, cell.h}; }

std::vector<const FactRow*> shown(const FlowFacts& facts, const Expander& expand) {
  std::vector<const FactRow*> rows;
  for (const FactRow& row : facts.rows) {
    if (expand.holds(row.when)) rows.push_back(&row);
  }
  return rows;
}

void draw_grid(Canvas& canvas, const FlowFacts& facts, Rect<FormMm> all, std::span<const double> rows_mm) {
  canvas.box({all.x, all.y, facts.label_mm, all.h}, {std::nullopt, kHeadFill, 0});
  Path hairs;
  double y = all.y;
  for (const double row_mm : rows_mm.first(rows_mm.size() - 1)) {
    y += row_mm;
    hairs.move({all.x, y}).line({all.right(), y});
  }
  hairs.move({all.x + facts.label_mm, all.y}).line({all.x + facts.label_mm, all.bottom()});
  canvas.path(hairs, Stroke{kHairline_mm, kBlack, {}, false}, std::nullopt);
  canvas.box(all, {Stroke{kFrame_mm, kBlack, {}, false}, std::nullopt, 0});
}

}  // namespace

std::vector<double> fact_heights(Canvas& canvas, const FlowFacts& facts, double width_mm, const NoticeTemplate& form,
                                 const Expander& expand) {
  const NoticeStyle& style = form.styles.at(facts.style);
  TextFit fit = style.fit;
  fit.max_w_mm = width_mm - facts.label_mm - 2 * kBeside_mm;
  std::vector<double> heights;
  for (const FactRow* row : shown(facts, expand)) {
    const double text_mm = canvas.measure(expand(row->text), style.text, fit).h_mm;
    heights.push_back(std::max(facts.row_mm, text_mm + 2 * kAbove_mm));
  }
  return heights;
}

void draw_facts(Canvas& canvas, const FlowFacts& facts, const PlacedBlock& placed, const Rect<FormMm>& region,
                const NoticeTemplate& form, const Expander& expand) {
  const auto rows = shown(facts, expand);
  if (rows.empty()) return;
  const NoticeStyle& label = form.styles.at(facts.label_style);
  const NoticeStyle& style = form.styles.at(facts.style);
  const auto& rows_mm = placed.lines_mm;
  draw_grid(canvas, facts, {region.x, placed.top_mm, region.w, std::accumulate(rows_mm.begin(), rows_mm.end(), 0.0)},
            rows_mm);
  double y = placed.top_mm;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    canvas.text_in(inner({region.x, y, facts.label_mm, rows_mm[i]}), rows[i]->label, label.text, label.fit);
    const Rect<FormMm> value{region.x + facts.label_mm, y, region.w - facts.label_mm, rows_mm[i]};
    canvas.text_in(inner(value), expand(rows[i]->text), style.text, style.fit);
    y += rows_mm[i];
  }
}

}  // namespace uketsuke::render
