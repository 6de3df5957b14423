#include "render/notice/flow.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "core/errors/failure.h"

namespace uketsuke::render {
namespace {

/// Sums of heights that are equal on paper differ by less.
constexpr double kRounding_mm = 1e-6;

double sum(const std::vector<double>& heights) { return std::accumulate(heights.begin(), heights.end(), 0.0); }

class Placer {
 public:
  Placer(Canvas& canvas, const NoticeLayout& layout, const NoticeTemplate& form, const Expander& expand)
      : canvas_(canvas), layout_(layout), form_(form), expand_(expand), y_(layout.flow_first.y) {}

  std::vector<PlacedBlock> run() {
    const auto& flow = layout_.flow;
    for (std::size_t i = 0; i < flow.size(); ++i) {
      if (!expand_.holds(flow[i].when)) continue;
      if (const auto* space = std::get_if<FlowSpace>(&flow[i].what)) {
        y_ += space->height_mm;
      } else if (const auto* table = std::get_if<FlowTable>(&flow[i].what)) {
        place_table(flow[i], *table);
      } else if (const auto* facts = std::get_if<FlowFacts>(&flow[i].what)) {
        place_facts(flow[i], *facts);
      } else {
        place_text(i);
      }
    }
    return std::move(placed_);
  }

 private:
  const Rect<FormMm>& region() const { return page_ == 0 ? layout_.flow_first : layout_.flow_later; }
  double left_over() const { return region().bottom() - y_; }

  void next_page() {
    if (layout_.has_back()) throw Failure("E-RENDER-OVERFLOW", "the text does not end on the front of the sheet");
    ++page_;
    y_ = region().y;
  }

  double height_of(const FlowText& text) {
    const NoticeStyle& style = form_.styles.at(text.style);
    TextFit fit = style.fit;
    fit.max_w_mm = region().w;
    return canvas_.measure(expand_(text.text), style.text, fit).h_mm;
  }

  /// The least height of a block on a page: what must follow a heading on the same page.
  double least_height(std::size_t i) {
    for (; i < layout_.flow.size(); ++i) {
      const FlowBlock& b = layout_.flow[i];
      if (!expand_.holds(b.when)) continue;
      if (const auto* text = std::get_if<FlowText>(&b.what)) return height_of(*text);
      if (const auto* table = std::get_if<FlowTable>(&b.what)) return table->head_mm + table->row_mm;
      if (const auto* facts = std::get_if<FlowFacts>(&b.what)) return sum(heights_of(*facts));
    }
    return 0;
  }

  void place_text(std::size_t i) {
    const auto& text = std::get<FlowText>(layout_.flow[i].what);
    double need = height_of(text);
    const double own = need;
    if (text.keep_with_next) need += least_height(i + 1);
    if (need > left_over()) next_page();
    if (own > left_over()) throw Failure("E-RENDER-OVERFLOW", fmt::format("paragraph of {:.1f} mm", own));
    placed_.push_back({&layout_.flow[i], page_, y_, 0, 0, false, {}});
    y_ += own;
  }

  std::vector<double> heights_of(const FlowFacts& facts) {
    return fact_heights(canvas_, facts, region().w, form_, expand_);
  }

  void place_facts(const FlowBlock& block, const FlowFacts& facts) {
    const std::vector<double> rows = heights_of(facts);
    const double own = sum(rows);
    if (own > left_over()) next_page();
    if (own > left_over()) throw Failure("E-RENDER-OVERFLOW", fmt::format("facts of {:.1f} mm", own));
    placed_.push_back({&block, page_, y_, 0, 0, false, rows});
    y_ += own;
  }

  void place_table(const FlowBlock& block, const FlowTable& table) {
    check_sums(table, expand_);
    const std::size_t rows = expand_.rows(table.table).size();
    const std::vector<double> lines = line_heights(canvas_, table, form_, expand_);
    const double foot_mm = static_cast<double>(table.foot.size()) * table.row_mm;
    const auto across = static_cast<std::size_t>(table.across);
    std::size_t done = 0;
    int turns = 0;
    do {
      const double room = left_over() - table.head_mm + kRounding_mm;
      std::size_t end = done;
      double used = 0;
      while (end < lines.size() && used + lines[end] <= room) used += lines[end++];
      const bool all = end == lines.size() && used + foot_mm <= room;
      // The foot never stands alone: at least one row goes along with it to the next page.
      if (!all && end == lines.size() && end > done) used -= lines[--end];
      if (!all && end == done) {
        if (++turns > 1) throw Failure("E-RENDER-OVERFLOW", "table does not fit a page");
        next_page();
        continue;
      }
      turns = 0;
      const auto at = [&](std::size_t line) { return lines.begin() + static_cast<std::ptrdiff_t>(line); };
      placed_.push_back({&block, page_, y_, done * across, std::min(rows, end * across), all, {at(done), at(end)}});
      y_ += table.head_mm + used + (all ? foot_mm : 0);
      done = end;
      if (all) return;
      next_page();
    } while (true);
  }

  Canvas& canvas_;
  const NoticeLayout& layout_;
  const NoticeTemplate& form_;
  const Expander& expand_;
  double y_;
  int page_ = 0;
  std::vector<PlacedBlock> placed_;
};

}  // namespace

std::vector<PlacedBlock> place_flow(Canvas& canvas, const NoticeLayout& layout, const NoticeTemplate& form,
                                    const Expander& expand) {
  return Placer(canvas, layout, form, expand).run();
}

void draw_block(Canvas& canvas, const PlacedBlock& placed, const NoticeLayout& layout, const NoticeTemplate& form,
                const Expander& expand) {
  const Rect<FormMm>& region = placed.page == 0 ? layout.flow_first : layout.flow_later;
  if (const auto* table = std::get_if<FlowTable>(&placed.block->what)) {
    draw_table(canvas, *table, placed, region.x, form, expand);
    return;
  }
  if (const auto* facts = std::get_if<FlowFacts>(&placed.block->what)) {
    draw_facts(canvas, *facts, placed, region, form, expand);
    return;
  }
  const auto& text = std::get<FlowText>(placed.block->what);
  const NoticeStyle& style = form.styles.at(text.style);
  TextStyle top = style.text;
  top.valign = VAlign::Top;
  TextFit fit = style.fit;
  fit.max_w_mm = region.w;
  Point<FormMm> at{region.x, placed.top_mm};
  if (top.align == HAlign::Centre) at.x = region.x + region.w / 2;
  if (top.align == HAlign::Right) at.x = region.right();
  canvas.text(at, expand(text.text), top, fit);
}

}  // namespace uketsuke::render
