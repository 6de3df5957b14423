#include "ocr/documents/persons/person_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "core/text/text.h"
#include "ocr/documents/labels/heading_columns.h"
#include "ocr/documents/page/nearest_line.h"
#include "ocr/documents/persons/blocks_beside.h"

namespace uketsuke::ocr {
namespace {

/// Persons of one page, most.
constexpr int kMostPersons = 40;

/// Cells of one line begin and end at one height, within this share of it.
constexpr double kOneLine = 0.12;

/// A person's name on the page.
struct Spot {
  const RowValue* value;
  double x;  ///< left edge of the label
  double y;  ///< of the label in blocks, of the value in tables
  int row = 0;
};

double middle(const RowValue& value) {
  if (value.column && value.place.line_y > 0) return value.place.line_y;
  return value.column ? value.place.area.centre().y : value.label->rect.centre().y;
}

/// The field that shows where the lines of a table are: the names, or, where their heading was lost, what most lines
/// have.
std::string_view leading(const std::vector<RowValue>& values, bool column) {
  std::map<std::string_view, int> lines;
  bool named = false;  // also by blocks beside the table: then what looks like a table is none
  for (const RowValue& value : values) {
    if (value.column == column) ++lines[value.label->spec->field];
    named = named || value.label->spec->field == "name";
  }
  if (!column || named) return "name";
  const auto most =
      std::max_element(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == lines.end() || most->second < 2 ? "name" : most->first;
}

/// Top to bottom, and from left to right where names stand at one height.
std::vector<Spot> spots_of(const std::vector<RowValue>& values, bool column, double slack) {
  std::vector<Spot> out;
  const std::string_view field = leading(values, column);
  for (const RowValue& value : values)
    if (value.label->spec->field == field && value.column == column)
      out.push_back({&value, value.label->rect.x, middle(value)});
  std::stable_sort(out.begin(), out.end(), [](const Spot& a, const Spot& b) { return a.y < b.y; });
  for (std::size_t i = 0; i < out.size(); ++i) {
    std::size_t end = i + 1;
    while (end < out.size() && out[end].y - out[i].y < slack) ++end;
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(i), out.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Spot& a, const Spot& b) { return a.x < b.x; });
    i = end - 1;
  }
  return out;
}

/// A label above its value looks like a table of one line. It heads a column only where it stands in one line with the
/// heading of the names, and no second name beside it.
std::vector<RowValue> without_lone_columns(std::vector<RowValue> values, double slack) {
  std::vector<bool> lone(values.size(), false);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Label* own = values[i].label;
    std::set<const Label*> names, others;
    int lines = 0;
    bool more = false;  // another line of headings over values: a block of several lines a person
    for (const RowValue& value : values) {
      // Readings over the names of a column, each with a label of its own, are in the names' lines.
      const bool name = value.label->spec->field == "name" && value.label->rect == own->rect;
      if (value.label == own || name) ++lines;
      const double off = std::abs(value.label->rect.centre().y - own->rect.centre().y);
      if (off > slack && !in_one_line(*value.label, *own)) {
        more = more || value.column;
        continue;
      }
      (value.label->spec->field == "name" ? names : others).insert(value.label);
    }
    lone[i] = values[i].column && lines < 2 && (more || names.size() != 1 || others.empty());
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    if (lone[i]) values[i].column = false;
  return values;
}

/// Two headings over one column (資格取得・ and 認定年月日 in two lines) have the same values: each is there once.
std::vector<RowValue> without_repeats(const std::vector<RowValue>& given) {
  std::vector<RowValue> out;
  const auto same = [](const ValuePlace& a, const ValuePlace& b) {
    return a.area == b.area || (!a.glyphs.empty() && a.glyphs == b.glyphs);
  };
  for (const RowValue& value : given)
    if (std::none_of(out.begin(), out.end(), [&](const RowValue& known) {
          return known.column && value.column && known.label->spec == value.label->spec && known.label != value.label &&
                 same(known.place, value.place);
        }))
      out.push_back(value);
  return out;
}

/// How far above each name its block begins: where every block has the same label above its name (フリガナ). Blocks
/// differ: that of the insured may have a line more above the name than those of the family.
std::vector<double> block_heads(const std::vector<RowValue>& values, const std::vector<Spot>& names) {
  std::map<std::string_view, std::vector<double>> by_field;
  for (const RowValue& value : values)
    if (!value.column) by_field[value.label->spec->field].push_back(middle(value));
  std::vector<double> heads(names.size(), 0);
  for (auto& [field, ys] : by_field) {
    if (ys.size() != names.size()) continue;
    std::sort(ys.begin(), ys.end());
    for (std::size_t i = 0; i < ys.size(); ++i) heads[i] = std::max(heads[i], names[i].y - ys[i]);
  }
  return heads;
}

/// The name in whose line of cells a label stands, where one alone does: 生年月日 may stand higher in its cell than
/// 氏名 in the one beside it. 0 where none or several do.
int row_of_cells(const PageLayout& page, const std::vector<Spot>& names, const RowValue& value) {
  const auto cell = page.rules.cell_at(value.label->rect.centre());
  int row = 0, found = 0;
  for (const Spot& name : names) {
    const auto own = cell ? page.rules.cell_at(name.value->label->rect.centre()) : std::nullopt;
    if (!own || std::abs(own->y - cell->y) > kOneLine * own->h ||
        std::abs(own->bottom() - cell->bottom()) > kOneLine * own->h)
      continue;
    row = name.row;
    ++found;
  }
  return found == 1 ? row : 0;
}

int block_row(const std::vector<Spot>& names, const std::vector<double>& heads, const RowValue& value, double slack) {
  for (const Spot& name : names)
    if (name.value == &value) return name.row;
  const double y = middle(value), x = value.label->rect.x;
  const Spot* best = &names.front();
  for (const Spot& name : names) {
    if (y < name.y - heads[static_cast<std::size_t>(&name - names.data())] - slack) continue;
    // Names at one height: the block begins at its name.
    const bool beside = std::abs(name.y - best->y) < slack && &name != best;
    if (!beside || x > name.x - 3 * slack) best = &name;
  }
  return best->row;
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

/// The person whose name is nearest to a reading in the blocks: a resident from abroad has none, and that of the next
/// one, printed over its name, went to the block above. 0 where no name is clearly nearest.
int named_nearest(const std::vector<Spot>& names, const RowValue& value) {
  std::vector<double> lines;
  for (const Spot& name : names) lines.push_back(name.y);
  const NearestLine line = nearest_line(lines, middle(value));
  return line.clear ? names[line.index].row : 0;
}

/// The value stands in one line with another person's name than the one it went to, or as near to another person's line
/// of a table as to its own.
bool stands_by_another(const std::vector<Spot*>& all, const RowValue& value, int row, double slack) {
  const auto own = std::find_if(all.begin(), all.end(), [&](const Spot* spot) { return spot->row == row; });
  if (own == all.end() || (*own)->value == &value) return false;
  const double y = middle(value), away = std::abs((*own)->y - y);
  return std::any_of(all.begin(), all.end(), [&](const Spot* spot) {
    if (spot->row == row || std::abs(spot->y - (*own)->y) < slack || spot->value->column != value.column) return false;
    const double other = std::abs(spot->y - y);
    return value.column ? away > slack && other < kClearlyNearer * away : other < slack && away > slack;
  });
}

}  // namespace

std::vector<PlacedValue> numbered(const PageLayout& page, const std::vector<RowValue>& given) {
  const double slack = 0.6 * page.glyph_px;
  const std::vector<RowValue> values = without_lone_columns(without_repeats(given), slack);
  std::vector<Spot> blocks = spots_of(values, false, slack), table = spots_of(values, true, slack);
  std::vector<Spot*> all;
  for (Spot& spot : blocks) all.push_back(&spot);
  for (Spot& spot : table) all.push_back(&spot);
  std::inplace_merge(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(blocks.size()), all.end(),
                     [](const Spot* a, const Spot* b) { return a->y < b->y; });
  for (std::size_t i = 0; i < all.size(); ++i) all[i]->row = static_cast<int>(i) + 1;
  const std::vector<double> heads = block_heads(values, blocks);
  const std::vector<BlockRow> beside = table.empty() ? blocks_beside(page, values) : std::vector<BlockRow>{};
  const auto readings = static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](const RowValue& value) {
    return value.label->spec->field == "name_kana" && !value.column;
  }));
  std::vector<PlacedValue> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const RowValue& value = values[i];
    int row = 0;
    if (!beside.empty())
      row = beside[i].row;
    else if (value.column && !table.empty())
      row = table_row(table, value, 1.0 * page.glyph_px);
    else if (!blocks.empty())
      row = block_row(blocks, heads, value, slack);
    else if (all.empty())
      row = 1;
    if (const int own = beside.empty() && !value.column ? row_of_cells(page, blocks, value) : 0; own > 0) row = own;
    if (row == 0) continue;
    bool unsure = !beside.empty() && beside[i].unsure;
    const bool reading = value.label->spec->field == "name_kana" && !value.column && beside.empty();
    if (reading && readings != blocks.size() && blocks.size() > 1) {
      const int nearest = named_nearest(blocks, value);
      unsure = unsure || nearest != row;
      row = nearest > 0 ? nearest : row;
    }
    const LabelSpec& spec = *value.label->spec;
    const auto known = std::find_if(out.begin(), out.end(),
                                    [&](const PlacedValue& v) { return v.field == spec.field && v.row == row; });
    if (known == out.end()) {
      out.push_back({spec.field, row, spec.kind, value.place});
      if (unsure || (beside.empty() && stands_by_another(all, value, row, slack))) out.back().place.unsure = true;
    } else if (!value.place.glyphs.empty() && value.place.glyphs != known->place.glyphs)
      known->place.unsure = true;  // two of one kind for one person: one of them may be another person's
  }
  return out;
}

void drop_empty_persons(std::vector<FieldReading>& fields) {
  const auto shows = [](const FieldReading& f) {
    return f.row > 0 && (f.state == ReadState::Read || (f.state == ReadState::Unreadable && f.field == "name"));
  };
  // A page of persons that shows none: they were printed too pale. The first one is asked about.
  if (std::none_of(fields.begin(), fields.end(), shows)) {
    std::erase_if(fields, [](const FieldReading& f) { return f.row > 1; });
    return;
  }
  for (int row = kMostPersons; row > 0; --row) {
    const auto of_row = [row](const FieldReading& f) { return f.row == row; };
    if (std::any_of(fields.begin(), fields.end(), [&](const FieldReading& f) { return of_row(f) && shows(f); }))
      continue;
    std::erase_if(fields, of_row);
    for (FieldReading& field : fields) field.row -= field.row > row ? 1 : 0;
  }
}

namespace {

/// The name of the head (世帯主) in a table of persons that has no other: where the head's own field was read.
std::vector<FieldReading>::iterator name_of_head(std::vector<FieldReading>& fields) {
  const auto head = std::find_if(fields.begin(), fields.end(), [](const FieldReading& f) { return f.field == "head"; });
  if (head == fields.end()) return fields.end();
  const Rect<CleanPx> place = head->rect;
  return std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) {
    return f.field == "name" && intersect(f.rect, place).area() > 0.5 * std::min(f.rect.area(), place.area());
  });
}

/// The member (組合員の氏名) over a list that has that very name again, with a day of birth.
std::vector<FieldReading>::iterator name_over_list(std::vector<FieldReading>& fields) {
  const auto first =
      std::find_if(fields.begin(), fields.end(), [](const FieldReading& f) { return f.field == "name" && f.row == 1; });
  if (first == fields.end() || first->state != ReadState::Read) return fields.end();
  const bool again = std::any_of(fields.begin(), fields.end(), [&](const FieldReading& f) {
    return f.field == "name" && f.row > 1 && f.state == ReadState::Read && f.rect.y > first->rect.bottom() &&
           without_spaces(f.value) == without_spaces(first->value) &&
           std::any_of(fields.begin(), fields.end(),
                       [&](const FieldReading& own) { return own.field == "birth_date" && own.row == f.row; });
  });
  return again ? first : fields.end();
}

}  // namespace

void drop_head_row(std::vector<FieldReading>& fields) {
  auto name = name_of_head(fields);
  if (name == fields.end()) name = name_over_list(fields);
  if (name == fields.end()) return;
  const int row = name->row;
  const bool only = std::none_of(fields.begin(), fields.end(),
                                 [&](const FieldReading& f) { return f.field == "name" && f.row != row; });
  const bool alone = std::none_of(fields.begin(), fields.end(),
                                  [&](const FieldReading& f) { return f.row == row && f.field != "name"; });
  if (only || !alone) return;
  fields.erase(name);
  for (FieldReading& field : fields) field.row -= field.row > row;
}

}  // namespace uketsuke::ocr
