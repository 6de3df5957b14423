#include "ocr/documents/persons/person_places.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

// Whose a value is, told by where it stands and not by the labels that it was found by.
namespace uketsuke::ocr::test {
namespace {

FieldReading at(const std::string& field, int row, double x, double y) {
  FieldReading out;
  out.field = field, out.row = row, out.state = ReadState::Read;
  out.value = "x", out.rect = {x, y, 200, 40};
  return out;
}

/// Persons of the list 100 px apart, each with a name and a birth date at (x, y) from its own place.
std::vector<FieldReading> persons(const std::vector<std::pair<double, double>>& births, bool down = true) {
  std::vector<FieldReading> out;
  for (std::size_t i = 0; i < births.size(); ++i) {
    const double x = down ? 300 : 300 + 400 * static_cast<double>(i), y = down ? 500 + 100 * static_cast<double>(i) : 500;
    out.push_back(at("name", static_cast<int>(i) + 1, x, y));
    out.push_back(at("birth_date", static_cast<int>(i) + 1, x + births[i].first, y + births[i].second));
  }
  return out;
}

std::set<int> doubted(std::vector<FieldReading> fields) {
  doubt_misplaced(fields);
  std::set<int> out;
  for (const FieldReading& field : fields)
    if (!field.doubts.empty()) out.insert(field.row);
  return out;
}

TEST(PersonPlaces, InOneLineOrOneBlockAreTheirOwn) {
  EXPECT_EQ(doubted(persons({{600, 0}, {600, 4}, {600, -6}})), std::set<int>{}) << "a table";
  EXPECT_EQ(doubted(persons({{0, 50}, {0, 52}, {0, 49}})), std::set<int>{}) << "below each name";
  EXPECT_EQ(doubted(persons({{0, 300}, {30, 300}, {0, 310}}, false)), std::set<int>{}) << "persons side by side";
  EXPECT_EQ(doubted(persons({{600, 700}})), std::set<int>{}) << "one person alone";
}

TEST(PersonPlaces, ALostLineShiftsTheRest) {
  EXPECT_EQ(doubted(persons({{600, 0}, {600, 0}, {600, 0}, {600, 100}})), std::set<int>{4});
  EXPECT_EQ(doubted(persons({{600, 0}, {600, 100}})), (std::set<int>{1, 2})) << "either may be wrong";
  EXPECT_EQ(doubted(persons({{0, 300}, {0, 300}, {400, 300}}, false)), std::set<int>{3});
}

TEST(PersonPlaces, ValuesFurtherThanTheNextPersonAreNobodysForSure) {
  EXPECT_EQ(doubted(persons({{600, 450}, {600, 450}, {600, 450}})), (std::set<int>{1, 2, 3})) << "a list of its own";
}

std::size_t unclear(std::vector<FieldReading> fields) {
  spread_unclear_persons(fields);
  return static_cast<std::size_t>(
      std::count_if(fields.begin(), fields.end(), [](const FieldReading& f) { return !f.doubts.empty(); }));
}

TEST(PersonPlaces, WhatIsUnclearOfOnePersonMakesAllUnclear) {
  std::vector<FieldReading> fields = persons({{600, 0}, {600, 0}});
  EXPECT_EQ(unclear(fields), 0U);
  fields.back().doubts = {"person_unclear"};
  EXPECT_EQ(unclear(fields), fields.size());
}

// ☑氏名 ☑生年月日 over the persons stood for the first of them, and each day of birth for the next one's.
TEST(PersonPlaces, AFirstPersonWhoIsNobodyMakesAllUnclear) {
  std::vector<FieldReading> fields = persons({{600, 0}, {600, 0}, {600, 0}});
  for (const int row : {2, 3}) fields.push_back(at("sex", row, 900, 400 + 100.0 * row));
  EXPECT_EQ(unclear(fields), 0U);
  fields[1].state = ReadState::Unreadable;
  EXPECT_EQ(unclear(fields), fields.size() - 1);
}

}  // namespace
}  // namespace uketsuke::ocr::test
