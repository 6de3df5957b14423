#include "ocr/documents/persons/persons_in_columns.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

#include "core/text/text.h"
#include "ocr/documents/values/notations.h"

namespace uketsuke::ocr {
namespace {

/// White paper this wide parts two persons, in heights of print: the gap inside a name is wider, but other lines of the
/// same person (the day of birth) have print there.
constexpr double kCorridor = 0.7;
/// A line reaches this far above and below the middle of its label, in heights of print.
constexpr double kBand = 0.68;
/// Ink less high than this, of the page's print, is dust; more than that is no print.
constexpr double kLeastInk = 0.25, kMostInk = 2;
/// The labels of one list begin at one edge or end at one, within so many heights of print.
constexpr double kAligned = 0.8;
/// Fields that the block must show, and most persons.
constexpr std::size_t kLeastFields = 3, kMostPersons = 8;
/// Digits and signs of a day of birth that may be misread in part.
constexpr std::ptrdiff_t kLeastDigits = 2;
constexpr std::size_t kLeastSigns = 6;

/// From left to right, px.
struct Column {
  double from;
  double to;
};

/// The line of one label.
struct Line {
  const Label* label;
  double top;
  double bottom;
  bool holds(Point<CleanPx> p) const { return p.y > top && p.y < bottom; }
};

/// Labels of persons' fields that begin their rows and stand in one list, top to bottom.
std::vector<Line> lines_of(const PageLayout& page, std::span<const Label> labels, const KindInfo& kind) {
  const auto begins_row = [&](const Label& label) { return label.from <= 1; };
  const auto name = std::find_if(labels.begin(), labels.end(), [&](const Label& label) {
    return label.spec->field == "name" && begins_row(label);
  });
  std::vector<Line> out;
  if (name == labels.end()) return out;
  for (const Label& label : labels) {
    const FieldInfo* info = kind.find(label.spec->field);
    if (info == nullptr || !info->in_rows || !begins_row(label)) continue;
    const double slack = kAligned * page.glyph_px;
    if (std::abs(label.rect.x - name->rect.x) > slack && std::abs(label.rect.right() - name->rect.right()) > slack)
      continue;
    const double y = label.rect.centre().y, half = kBand * page.glyph_px;
    out.push_back({&label, y - half, y + half});
  }
  // Rules between the lines are nobody's print.
  for (Line& line : out)
    for (const RuledLine& rule : page.rules.horizontal()) {
      if (line.label->rect.centre().x < rule.from || line.label->rect.centre().x > rule.to) continue;
      const double y = rule.at(line.label->rect.right()), middle = line.label->rect.centre().y;
      if (y < middle) line.top = std::max(line.top, y + 1);
      else line.bottom = std::min(line.bottom, y - 1);
    }
  return out;
}

/// Where print stands right of the labels, in any of the lines.
std::vector<Column> columns_of(const PageLayout& page, const std::vector<Line>& lines) {
  double left = 0;
  for (const Line& line : lines) left = std::max(left, line.label->rect.right());
  std::vector<Column> print;
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    const bool like_print = std::max(r.w, r.h) > kLeastInk * page.glyph_px && r.h < kMostInk * page.glyph_px;
    const bool inside = r.x > left && std::any_of(lines.begin(), lines.end(),
                                                  [&](const Line& line) { return line.holds(r.centre()); });
    if (like_print && inside) print.push_back({r.x, r.right()});
  }
  std::sort(print.begin(), print.end(), [](const Column& a, const Column& b) { return a.from < b.from; });
  std::vector<Column> out;
  for (const Column& piece : print) {
    if (out.empty() || piece.from - out.back().to > kCorridor * page.glyph_px) out.push_back(piece);
    out.back().to = std::max(out.back().to, piece.to);
  }
  // A cell goes on to the middle of the white paper on either side.
  const std::vector<Column> tight = out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].from = (tight[i].from + (i == 0 ? left : tight[i - 1].to)) / 2;
    out[i].to = i + 1 < out.size() ? (tight[i].to + tight[i + 1].from) / 2 : tight[i].to + page.glyph_px;
  }
  return out;
}

ValuePlace cell_of(const PageLayout& page, const Line& line, const Column& column) {
  const Rect<CleanPx> area{column.from, line.top, column.to - column.from, line.bottom - line.top};
  return {page.glyphs_in(area), area, true};
}

/// One day in a cell, or what is left of one.
bool shows_day(const PageLayout& page, const ValuePlace& cell) {
  const std::u32string signs = page.signs(cell.glyphs);
  const auto digits = std::count_if(signs.begin(), signs.end(), is_digit);
  const std::size_t days = find_dates(signs).size();
  return days == 1 || (days == 0 && digits >= kLeastDigits && signs.size() >= kLeastSigns);
}

/// Every column has a name and a day of birth: what looks like a person is one, and none is two.
bool are_persons(const PageLayout& page, const std::vector<Line>& lines, const std::vector<Column>& columns) {
  for (const Line& line : lines)
    for (const Column& column : columns) {
      const ValuePlace cell = cell_of(page, line, column);
      if (line.label->spec->field == "birth_date" && !shows_day(page, cell)) return false;
      if (line.label->spec->field == "name" && (cell.glyphs.empty() && !page.has_print(cell.area))) return false;
    }
  return true;
}

/// Another label stands among the values: what looks like a person is the next list of labels.
bool holds_labels(const PageLayout& page, std::span<const Label> labels, const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return std::any_of(labels.begin(), labels.end(), [&](const Label& other) {
      return &other != line.label && line.holds(other.rect.centre()) && !is_value_of(page, *line.label, other);
    });
  });
}

}  // namespace

PersonsBeside persons_in_columns(const PageLayout& page, std::span<const Label> labels, const KindInfo& kind) {
  const std::vector<Line> lines = lines_of(page, labels, kind);
  std::set<std::string_view> fields;
  for (const Line& line : lines) fields.insert(line.label->spec->field);
  // A label that comes again heads the blocks of persons under each other.
  if (fields.size() < kLeastFields || fields.size() != lines.size() || !fields.contains("birth_date")) return {};
  if (holds_labels(page, labels, lines)) return {};
  const std::vector<Column> columns = columns_of(page, lines);
  if (columns.size() < 2 || columns.size() > kMostPersons || !are_persons(page, lines, columns)) return {};
  PersonsBeside out;
  out.persons = static_cast<int>(columns.size());
  out.y = lines.front().label->rect.y;
  for (const Line& line : lines) {
    out.labels.push_back(line.label);
    out.y = std::min(out.y, line.label->rect.y);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      ValuePlace cell = cell_of(page, line, columns[i]);
      if (cell.glyphs.empty() && !page.has_print(cell.area)) continue;
      out.values.push_back({line.label->spec->field, static_cast<int>(i) + 1, line.label->spec->kind, std::move(cell)});
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
