#include "ocr/documents/persons/person_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "ocr/documents/values/value_checks.h"

namespace uketsuke::ocr {
namespace {

/// Names begin at one edge of a list within this many of their heights.
constexpr double kAligned = 1.2;
/// A value may lie off the place that the others' values have by this share of the distance between persons.
constexpr double kOff = 0.45;

/// So many values make a person.
constexpr int kSeveral = 2;

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

bool is_unclear(const FieldReading& field) {
  return std::find(field.doubts.begin(), field.doubts.end(), "person_unclear") != field.doubts.end();
}

/// The first person has nothing but what may be a name, and others have several values: what was taken for a person is something
/// else (a list of items to be ticked), and nobody knows where the persons begin.
bool begins_with_nobody(const std::vector<FieldReading>& fields) {
  std::map<int, int> values;
  for (const FieldReading& field : fields)
    if (field.row > 0)
      values[field.row] += field.state == ReadState::Read && field.field != "name" && field.field != "name_kana";
  return values.contains(1) && values[1] == 0 &&
         std::any_of(values.begin(), values.end(), [](const auto& row) { return row.second >= kSeveral; });
}

}  // namespace

void spread_unclear_persons(std::vector<FieldReading>& fields) {
  if (std::none_of(fields.begin(), fields.end(), is_unclear) && !begins_with_nobody(fields)) return;
  for (FieldReading& field : fields)
    if (field.row > 0 && field.state == ReadState::Read) add_doubt(field, "person_unclear");
}

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
