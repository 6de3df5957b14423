#include "ocr/documents/persons/blocks_beside.h"

#include <algorithm>
#include <cmath>

#include "ocr/documents/page/nearest_line.h"

namespace uketsuke::ocr {
namespace {

/// Labels that begin this far apart stand in columns of their own; those of one column begin at one edge within less.
/// Heights of print.
constexpr double kApart = 8, kEdge = 2;
/// Blocks of one line begin at one height within this, in heights of print: one has its reading over the name.
constexpr double kOneLine = 1.5;
/// What stands so far over all blocks belongs to none of them, in heights of print.
constexpr double kHeader = 4;
/// A label stands a line of its own below another: less than this part of a height is one line.
constexpr double kSlack = 0.6;

struct Block {
  const Label* name;
  std::size_t column = 0;
  double top = 0;  ///< of its name, or of the reading over it
  int row = 0;
};

double y_of(const Label& label) { return label.rect.centre().y; }

/// Left edges of columns of blocks, by the labels of the names.
std::vector<double> columns_of(const std::vector<const Label*>& names, double glyph_px) {
  std::vector<double> xs, out;
  for (const Label* name : names) xs.push_back(name->rect.x);
  std::sort(xs.begin(), xs.end());
  for (const double x : xs)
    if (out.empty() || x - out.back() > kApart * glyph_px) out.push_back(x);
  return out;
}

/// The column that a label stands in; the number of columns where it stands left of all.
std::size_t column_of(const std::vector<double>& columns, const Label& label, double glyph_px) {
  std::size_t out = columns.size();
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (label.rect.x > columns[i] - kEdge * glyph_px) out = i;
  return out;
}

/// The block of a column whose name is nearest to a reading, above or below it; none where the column has no block.
const Block* nearest(const std::vector<Block>& blocks, std::size_t column, double y, bool& unsure) {
  std::vector<const Block*> own;
  std::vector<double> lines;
  for (const Block& block : blocks)
    if (block.column == column) own.push_back(&block), lines.push_back(y_of(*block.name));
  if (own.empty()) return nullptr;
  const NearestLine line = nearest_line(lines, y);
  unsure = !line.clear;
  return own[line.index];
}

/// The last block of a column that begins above a height.
const Block* begun(const std::vector<Block>& blocks, std::size_t column, double y) {
  const Block* out = nullptr;
  for (const Block& block : blocks)
    if (block.column == column && block.top <= y && (out == nullptr || block.top > out->top)) out = &block;
  return out;
}

/// Line by line, each from left to right.
void number(std::vector<Block>& blocks, double one_line) {
  std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.top < b.top; });
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i + 1;
    while (end < blocks.size() && blocks[end].top - blocks[i].top < one_line) ++end;
    std::sort(blocks.begin() + static_cast<std::ptrdiff_t>(i), blocks.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Block& a, const Block& b) { return a.column < b.column; });
    i = end;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) blocks[i].row = static_cast<int>(i) + 1;
}

/// Two columns have a block each that begin at one height.
bool side_by_side(const std::vector<Block>& blocks, double one_line) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& a) {
    return std::any_of(blocks.begin(), blocks.end(), [&](const Block& b) {
      return a.column != b.column && std::abs(a.top - b.top) < one_line;
    });
  });
}

bool is_reading(const RowValue& value) { return value.label->spec->field == "name_kana"; }

}  // namespace

std::vector<BlockRow> blocks_beside(const PageLayout& page, const std::vector<RowValue>& values) {
  std::vector<const Label*> names;
  for (const RowValue& value : values)
    if (value.label->spec->field == "name") names.push_back(value.label);
  const double em = page.glyph_px;
  const std::vector<double> columns = columns_of(names, em);
  if (columns.size() < 2) return {};
  std::vector<Block> blocks;
  for (const Label* name : names) blocks.push_back({name, column_of(columns, *name, em), y_of(*name)});
  const std::vector<Block> by_name = blocks;
  for (const RowValue& value : values) {
    if (!is_reading(value)) continue;
    bool unsure = false;
    const Block* own = nearest(by_name, column_of(columns, *value.label, em), y_of(*value.label), unsure);
    if (own == nullptr || unsure) continue;
    double& top = blocks[static_cast<std::size_t>(own - by_name.data())].top;
    top = std::min(top, y_of(*value.label));
  }
  if (!side_by_side(blocks, kOneLine * em)) return {};
  number(blocks, kOneLine * em);
  const double top = blocks.front().top - kHeader * em;
  std::vector<BlockRow> out;
  for (const RowValue& value : values) {
    BlockRow row;
    const std::size_t column = column_of(columns, *value.label, em);
    const Block* own = is_reading(value) ? nearest(blocks, column, y_of(*value.label), row.unsure)
                                         : begun(blocks, column, y_of(*value.label) + kSlack * em);
    // The page's header says it once, of the insured, who is the first person.
    const bool header = own == nullptr && y_of(*value.label) < top;
    // A label close over or left of all names: persons stand otherwise on this page.
    if (own == nullptr && !header) return {};
    row.row = header ? 1 : own->row;
    out.push_back(row);
  }
  return out;
}

}  // namespace uketsuke::ocr
