#include <algorithm>
#include <charconv>
#include <numeric>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "render/notice/flow.h"
#include "render/notice/ruled.h"

namespace uketsuke::render {
namespace {

double width_of(const FlowTable& table) {
  double width = 0;
  for (const NoticeColumn& c : table.columns) width += c.width_mm;
  return width;
}

/// The grid of lines of the given heights, of which the last `foot` are the foot.
void draw_grid(Canvas& canvas, const FlowTable& table, double x, double top, std::span<const double> lines_mm,
               std::size_t foot) {
  const double width = width_of(table);
  const double height = std::accumulate(lines_mm.begin(), lines_mm.end(), table.head_mm);
  canvas.box({x, top, width, table.head_mm}, {std::nullopt, kHeadFill, 0});
  // All lines of one width in one path: a line drawn alone costs five times as much.
  Path hairs;
  Path frame;
  double y = top + table.head_mm;
  for (std::size_t i = 0; i < lines_mm.size(); ++i) {
    (foot > 0 && i + foot == lines_mm.size() ? frame : hairs).move({x, y}).line({x + width, y});
    y += lines_mm[i];
  }
  double edge = x;
  for (std::size_t c = 0; c + 1 < table.columns.size(); ++c) {
    edge += table.columns[c].width_mm;
    hairs.move({edge, top}).line({edge, top + height});
  }
  frame.move({x, top}).line({x + width, top}).line({x + width, top + height}).line({x, top + height}).close();
  canvas.path(hairs, Stroke{kHairline_mm, kBlack, {}, false}, std::nullopt);
  canvas.path(frame, Stroke{kFrame_mm, kBlack, {}, false}, std::nullopt);
}

std::string cell_text(const FlowTable& table, const NoticeColumn& column, const NoticeRow& row) {
  return filtered(row.at(column.id), column.filter, table.table + "." + column.id);
}

/// One table of those that stand side by side.
void draw_part(Canvas& canvas, const FlowTable& table, std::span<const NoticeRow> rows, double x, double top,
               std::span<const double> lines_mm, const NoticeTemplate& form) {
  const NoticeStyle& head = form.styles.at(table.head_style);
  for (const NoticeColumn& c : table.columns) {
    canvas.text_in(padded({x, top, c.width_mm, table.head_mm}), c.label, head.text, head.fit);
    const NoticeStyle& style = form.styles.at(c.style);
    double y = top + table.head_mm;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      canvas.text_in(padded({x, y, c.width_mm, lines_mm[i]}), cell_text(table, c, rows[i]), style.text, style.fit);
      y += lines_mm[i];
    }
    x += c.width_mm;
  }
}

void draw_foot(Canvas& canvas, const FlowTable& table, double x, double y, const NoticeTemplate& form,
               const Expander& expand) {
  for (const auto& cells : table.foot) {
    double left = x;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const NoticeStyle& style = form.styles.at(table.columns[c].style);
      TextStyle text = style.text;
      if (c == 0) text.align = HAlign::Centre;
      canvas.text_in(padded({left, y, table.columns[c].width_mm, table.row_mm}), expand(cells[c]), text, style.fit);
      left += table.columns[c].width_mm;
    }
    y += table.row_mm;
  }
}

long long yen_of(const std::string& value, const std::string& id) {
  if (value.empty()) return 0;
  long long amount = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), amount);
  if (error != std::errc() || end != value.data() + value.size()) {
    throw Failure("E-INPUT-VALUE", id + ": no whole number of yen");
  }
  return amount;
}

}  // namespace

std::vector<double> line_heights(Canvas& canvas, const FlowTable& table, const NoticeTemplate& form,
                                 const Expander& expand) {
  const auto& rows = expand.rows(table.table);
  const auto across = static_cast<std::size_t>(table.across);
  std::vector<double> heights((rows.size() + across - 1) / across, table.row_mm);
  if (!table.grow) return heights;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const NoticeColumn& c : table.columns) {
      const NoticeStyle& style = form.styles.at(c.style);
      TextFit fit = style.fit;
      fit.max_w_mm = c.width_mm - 2 * kCellPadding_mm;
      const double text_mm = canvas.measure(cell_text(table, c, rows[i]), style.text, fit).h_mm;
      heights[i] = std::max(heights[i], text_mm + 2 * kCellPadding_mm);
    }
  }
  return heights;
}

void check_sums(const FlowTable& table, const Expander& expand) {
  for (const NoticeColumn& c : table.columns) {
    if (c.sum.empty()) continue;
    long long sum = 0;
    for (const NoticeRow& row : expand.rows(table.table)) sum += yen_of(row.at(c.id), table.table + "." + c.id);
    if (sum != yen_of(expand.value(c.sum), c.sum)) {
      throw Failure("E-INPUT-VALUE", fmt::format("{}.{} does not add up to {}", table.table, c.id, c.sum));
    }
  }
}

void draw_table(Canvas& canvas, const FlowTable& table, const PlacedBlock& placed, double left_mm,
                const NoticeTemplate& form, const Expander& expand) {
  const std::span<const NoticeRow> all(expand.rows(table.table));
  const auto rows = all.subspan(placed.first_row, placed.last_row - placed.first_row);
  const std::size_t lines = placed.lines_mm.size();
  const std::size_t foot = placed.with_foot ? table.foot.size() : 0;
  const double step = width_of(table) + table.gutter_mm;
  for (int i = 0; i < table.across; ++i) {
    const std::size_t begin = static_cast<std::size_t>(i) * lines;
    if (begin >= rows.size() && !(i == 0 && rows.empty())) break;
    const double x = left_mm + i * step;
    // Rows run down the first table, then down the next, as people read a list.
    const auto part = rows.subspan(begin, std::min(lines, rows.size() - begin));
    std::vector<double> lines_mm(placed.lines_mm.begin(),
                                 placed.lines_mm.begin() + static_cast<std::ptrdiff_t>(part.size()));
    if (i == 0) lines_mm.insert(lines_mm.end(), foot, table.row_mm);
    draw_grid(canvas, table, x, placed.top_mm, lines_mm, i == 0 ? foot : 0);
    draw_part(canvas, table, part, x, placed.top_mm, lines_mm, form);
  }
  if (foot > 0) {
    const double y = std::accumulate(placed.lines_mm.begin(), placed.lines_mm.end(), placed.top_mm + table.head_mm);
    draw_foot(canvas, table, left_mm, y, form, expand);
  }
}

}  // namespace uketsuke::render
