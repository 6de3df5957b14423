#include "ocr/documents/blocks_beside.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace uketsuke::ocr {
namespace {

/// Labels of one column begin within this many heights of print; the names of two stand further apart by the second.
constexpr double kAligned = 1.8, kColumnWide = 8;
/// Blocks whose tops lie within this many heights of print stand at one height.
constexpr double kOneHeight = 1.5;
/// Labels of one line stand at most so far apart, in heights of print.
constexpr double kOneLine = 0.6;
constexpr std::size_t kMostColumns = 4;

/// One person's block: where it begins, and its column.
struct Block {
  double top;
  std::size_t column;
  int row = 0;
};

std::string_view field_of(const RowValue& value) { return value.label->spec->field; }
double y_of(const RowValue& value) { return value.label->rect.centre().y; }

/// Left edges of columns, by the labels of names.
std::vector<double> column_edges(const PageLayout& page, const std::vector<RowValue>& values) {
  std::vector<double> out;
  for (const RowValue& value : values)
    if (field_of(value) == "name") out.push_back(value.label->rect.x);
  std::sort(out.begin(), out.end());
  std::vector<double> edges;
  for (const double x : out)
    if (edges.empty() || x - edges.back() > kColumnWide * page.glyph_px) edges.push_back(x);
  return edges;
}

std::size_t column_of(const PageLayout& page, const std::vector<double>& edges, const RowValue& value) {
  std::size_t out = 0;
  for (std::size_t i = 1; i < edges.size(); ++i)
    if (value.label->rect.x > edges[i] - kAligned * page.glyph_px) out = i;
  return out;
}

/// The labels of one column, top to bottom.
using Column = std::vector<const RowValue*>;

std::size_t count(const Column& column, std::string_view field) {
  return static_cast<std::size_t>(
      std::count_if(column.begin(), column.end(), [&](const RowValue* v) { return field_of(*v) == field; }));
}

/// Readings directly over and directly under names, in all columns.
struct Order {
  std::size_t over = 0, under = 0;
};

Order order_of(const std::vector<Column>& columns) {
  Order out;
  for (const Column& column : columns)
    for (std::size_t i = 0; i + 1 < column.size(); ++i) {
      out.over += field_of(*column[i]) == "name_kana" && field_of(*column[i + 1]) == "name" ? 1 : 0;
      out.under += field_of(*column[i]) == "name" && field_of(*column[i + 1]) == "name_kana" ? 1 : 0;
    }
  return out;
}

/// A block begins with its name, or with the reading over it.
std::vector<Block> blocks_of(const std::vector<Column>& columns, bool readings_over) {
  std::vector<Block> out;
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (std::size_t i = 0; i < columns[c].size(); ++i) {
      if (field_of(*columns[c][i]) != "name") continue;
      const bool reading = readings_over && i > 0 && field_of(*columns[c][i - 1]) == "name_kana";
      out.push_back({y_of(*columns[c][reading ? i - 1 : i]), c, 0});
    }
  return out;
}

/// Top to bottom, and from left to right at one height.
void number_blocks(double one_height_px, std::vector<Block>& blocks) {
  std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.top < b.top; });
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i + 1;
    while (end < blocks.size() && blocks[end].top - blocks[i].top < one_height_px) ++end;
    std::stable_sort(blocks.begin() + static_cast<std::ptrdiff_t>(i), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Block& a, const Block& b) { return a.column < b.column; });
    i = end;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].row = static_cast<int>(i) + 1;
}

/// Names of all columns stand at one height, one by one: the lines of blocks agree and say themselves whose they are.
bool names_in_lines(const std::vector<Column>& columns, double slack_px) {
  std::vector<std::vector<double>> names(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c)
    for (const RowValue* value : columns[c])
      if (field_of(*value) == "name") names[c].push_back(y_of(*value));
  for (const auto& column : names)
    for (std::size_t i = 0; i < std::min(column.size(), names[0].size()); ++i)
      if (std::abs(column[i] - names[0][i]) > slack_px) return false;
  return true;
}

/// Each column stands beside the first, not under it.
bool stand_beside(const std::vector<Column>& columns) {
  return std::all_of(columns.begin(), columns.end(), [&](const Column& column) {
    return y_of(*column.front()) < y_of(*columns[0].back()) && y_of(*columns[0].front()) < y_of(*column.back());
  });
}

}  // namespace

std::vector<int> rows_of_blocks_beside(const PageLayout& page, const std::vector<RowValue>& values) {
  const auto in_table = [](const RowValue& value) { return value.column && field_of(value) == "name"; };
  if (std::any_of(values.begin(), values.end(), in_table)) return {};
  const std::vector<double> edges = column_edges(page, values);
  if (edges.size() < 2 || edges.size() > kMostColumns) return {};
  double top = page.height;
  for (const RowValue& value : values)
    if (field_of(value) == "name" || field_of(value) == "name_kana") top = std::min(top, y_of(value));
  const double one_height = kOneHeight * page.glyph_px;
  std::vector<Column> columns(edges.size());
  // What stands over all blocks (資格取得年月日 of the insured) is in no column.
  std::set<const Label*> labels;
  for (const RowValue& value : values)
    if (y_of(value) > top - one_height && labels.insert(value.label).second)
      columns[column_of(page, edges, value)].push_back(&value);
  for (Column& column : columns) {
    std::stable_sort(column.begin(), column.end(),
                     [](const RowValue* a, const RowValue* b) { return y_of(*a) < y_of(*b); });
    if (column.empty() || count(column, "name") != count(column, "birth_date")) return {};
  }
  if (names_in_lines(columns, kOneLine * page.glyph_px)) return {};
  const Order order = order_of(columns);
  std::size_t readings = 0;
  for (const Column& column : columns) readings += count(column, "name_kana");
  if (!stand_beside(columns) || (readings > 0 && order.over != readings && order.over > 0)) return {};
  std::vector<Block> blocks = blocks_of(columns, order.over > 0);
  number_blocks(one_height, blocks);
  std::vector<int> out;
  std::set<const Label*> seen;
  for (const RowValue& value : values) {
    // What stands further below a label is the next block's.
    if (!seen.insert(value.label).second) {
      out.push_back(0);
      continue;
    }
    int row = 1;
    for (const Block& block : blocks)
      if (block.column == column_of(page, edges, value) && block.top < y_of(value) + 1 && y_of(value) > top - one_height)
        row = block.row;
    out.push_back(row);
  }
  return out;
}

}  // namespace uketsuke::ocr
