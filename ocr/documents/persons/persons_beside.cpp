#include "ocr/documents/persons/persons_beside.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace uketsuke::ocr {
namespace {

struct Line {
  const Label* label;
  std::vector<ValuePlace> places;
};

/// Two lines of one table: their cells stand under each other.
bool same_columns(const PageLayout& page, const Line& a, const Line& b) {
  if (a.places.size() != b.places.size()) return false;
  for (std::size_t i = 0; i < a.places.size(); ++i)
    if (std::abs(a.places[i].area.x - b.places[i].area.x) > 2 * page.px_per_mm) return false;
  return true;
}

}  // namespace

bool PersonsBeside::holds(const Label& label) const {
  return std::find(labels.begin(), labels.end(), &label) != labels.end();
}

bool PersonsBeside::has_as_value(const Label& label) const {
  return std::any_of(values.begin(), values.end(), [&](const PlacedValue& value) {
    return std::any_of(value.place.glyphs.begin(), value.place.glyphs.end(),
                       [&](GlyphPlace at) { return label.covers(at); });
  });
}

PersonsBeside persons_beside(const PageLayout& page, std::span<const Label> labels, const KindInfo& kind) {
  std::vector<Line> lines;
  for (const Label& label : labels) {
    const FieldInfo* info = kind.find(label.spec->field);
    if (info == nullptr || !info->in_rows) continue;
    auto places = values_across(page, labels, label);
    if (places.size() >= 2) lines.push_back({&label, std::move(places)});
  }
  const auto name =
      std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.label->spec->field == "name"; });
  if (name == lines.end()) return {};
  PersonsBeside out;
  out.y = name->label->rect.y;
  out.persons = static_cast<int>(name->places.size());
  for (const Line& line : lines) {
    if (!same_columns(page, line, *name)) continue;
    out.labels.push_back(line.label);
    out.y = std::min(out.y, line.label->rect.y);
    for (std::size_t i = 0; i < line.places.size(); ++i)
      out.values.push_back({line.label->spec->field, static_cast<int>(i) + 1, line.label->spec->kind, line.places[i]});
  }
  // A label that comes again heads the blocks of persons under each other.
  std::set<std::string_view> fields;
  for (const Label* label : out.labels) fields.insert(label->spec->field);
  return out.labels.size() >= 3 && fields.size() == out.labels.size() ? out : PersonsBeside();
}

}  // namespace uketsuke::ocr
