#include "ocr/documents/person_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "ocr/documents/value_checks.h"

namespace uketsuke::ocr {
namespace {

/// Names begin at one edge of a list within this many of their heights.
constexpr double kAligned = 1.2;
/// A value may lie off the place that the others' values have by this share of the distance between persons.
constexpr double kOff = 0.45;

/// Persons whose names stand in one list.
struct List {
  bool down = true;             ///< one below the other; else side by side
  std::map<int, double> names;  ///< where each person's name stands along the list, px
  double pitch = 0;             ///< least distance between two of them
};

double along(const Rect<CleanPx>& rect, bool down) { return down ? rect.centre().y : rect.x; }

bool in_one_list(const Rect<CleanPx>& a, const Rect<CleanPx>& b, bool down) {
  const double high = std::max(a.h, b.h);
  return down ? std::abs(a.x - b.x) < kAligned * high && std::abs(a.y - b.y) > high
              : std::abs(a.centre().y - b.centre().y) < 0.5 * high;
}

/// Persons with names, each in the first list that it fits.
std::vector<List> lists_of(const std::vector<FieldReading>& fields) {
  std::vector<const FieldReading*> open;
  for (const FieldReading& field : fields)
    if (field.field == "name" && field.row > 0 && !field.rect.empty()) open.push_back(&field);
  std::vector<List> out;
  while (!open.empty()) {
    const FieldReading* first = open.front();
    List best;
    for (const bool down : {true, false}) {
      List list{down, {{first->row, along(first->rect, down)}}, 0};
      for (const FieldReading* name : open)
        if (name != first && in_one_list(first->rect, name->rect, down))
          list.names[name->row] = along(name->rect, down);
      if (list.names.size() > best.names.size()) best = list;
    }
    std::erase_if(open, [&](const FieldReading* name) { return best.names.contains(name->row); });
    if (best.names.size() < 2) continue;
    std::vector<double> places;
    for (const auto& [row, place] : best.names) places.push_back(place);
    std::sort(places.begin(), places.end());
    best.pitch = places[1] - places[0];
    for (std::size_t i = 2; i < places.size(); ++i) best.pitch = std::min(best.pitch, places[i] - places[i - 1]);
    out.push_back(best);
  }
  return out;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

void check(const List& list, const std::vector<FieldReading*>& values) {
  std::vector<double> away;
  for (const FieldReading* value : values) away.push_back(along(value->rect, list.down) - list.names.at(value->row));
  const double usual = median(away);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::abs(away[i] - usual) > kOff * list.pitch || std::abs(away[i]) > list.pitch)
      add_doubt(*values[i], "person_unclear");
}

}  // namespace

void doubt_misplaced(std::vector<FieldReading>& fields) {
  for (const List& list : lists_of(fields)) {
    std::map<std::string_view, std::vector<FieldReading*>> by_field;
    for (FieldReading& field : fields)
      if (list.names.contains(field.row) && field.field != "name" && field.state == ReadState::Read)
        by_field[field.field].push_back(&field);
    for (const auto& [id, values] : by_field) check(list, values);
  }
}

}  // namespace uketsuke::ocr
