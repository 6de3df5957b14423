#include "ocr/documents/person_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace uketsuke::ocr {
namespace {

/// A person's name on the page.
struct Spot {
  const RowValue* value;
  double y;  ///< of the label in blocks, of the value in tables
  int row = 0;
};

double middle(const RowValue& value) { return value.column ? value.place.area.centre().y : value.label->rect.centre().y; }

std::vector<Spot> spots_of(const std::vector<RowValue>& values, bool column) {
  std::vector<Spot> out;
  for (const RowValue& value : values)
    if (value.label->spec->field == "name" && value.column == column) out.push_back({&value, middle(value)});
  std::stable_sort(out.begin(), out.end(), [](const Spot& a, const Spot& b) { return a.y < b.y; });
  return out;
}

/// How far above its name a block begins: where every block has the same label above its name (フリガナ).
double block_head(const std::vector<RowValue>& values, const std::vector<Spot>& names) {
  std::map<std::string_view, std::vector<double>> by_field;
  for (const RowValue& value : values)
    if (!value.column) by_field[value.label->spec->field].push_back(middle(value));
  double head = 0;
  for (auto& [field, ys] : by_field) {
    if (ys.size() != names.size()) continue;
    std::sort(ys.begin(), ys.end());
    for (std::size_t i = 0; i < ys.size(); ++i) head = std::max(head, names[i].y - ys[i]);
  }
  return head;
}

int block_row(const std::vector<Spot>& names, double head, double y, double slack) {
  int row = names.front().row;
  for (const Spot& name : names)
    if (y >= name.y - head - slack) row = name.row;
  return row;
}

int table_row(const std::vector<Spot>& names, const RowValue& value, double slack) {
  int row = 0;
  double nearest = slack;
  for (const Spot& name : names) {
    const double away = std::abs(name.y - middle(value));
    const double half = value.place.ruled ? value.place.area.h / 2 : slack;
    if (away < std::max(nearest, half) && (row == 0 || away < nearest)) {
      nearest = away;
      row = name.row;
    }
  }
  return row;
}

}  // namespace

std::vector<PlacedValue> numbered(const PageLayout& page, const std::vector<RowValue>& values) {
  std::vector<Spot> blocks = spots_of(values, false), table = spots_of(values, true);
  std::vector<Spot*> all;
  for (Spot& spot : blocks) all.push_back(&spot);
  for (Spot& spot : table) all.push_back(&spot);
  std::sort(all.begin(), all.end(), [](const Spot* a, const Spot* b) { return a->y < b->y; });
  for (std::size_t i = 0; i < all.size(); ++i) all[i]->row = static_cast<int>(i) + 1;
  const double slack = 0.6 * page.glyph_px;
  const double head = blocks.empty() ? 0 : block_head(values, blocks);
  std::vector<PlacedValue> out;
  for (const RowValue& value : values) {
    int row = 0;
    if (value.column && !table.empty()) row = table_row(table, value, 1.0 * page.glyph_px);
    else if (!blocks.empty()) row = block_row(blocks, head, middle(value), slack);
    else if (all.empty()) row = 1;
    if (row == 0) continue;
    const LabelSpec& spec = *value.label->spec;
    const bool known = std::any_of(out.begin(), out.end(), [&](const PlacedValue& v) { return v.field == spec.field && v.row == row; });
    if (!known) out.push_back({spec.field, row, spec.kind, value.place});
  }
  return out;
}

}  // namespace uketsuke::ocr
