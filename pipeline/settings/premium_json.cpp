#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "pipeline/settings/premium.h"

namespace uketsuke::pipeline {
namespace {

using std::chrono::year_month;

PremiumParts parts_from(const nlohmann::json& json) {
  PremiumParts parts{json.at("medical"), json.at("support"), json.at("care"), json.at("child")};
  for (const std::int64_t yen : {parts.medical_yen, parts.support_yen, parts.care_yen, parts.child_yen})
    if (yen < 0 || yen > 10'000'000) throw Failure("E-INPUT-VALUE", "premium.table: an amount out of range");
  return parts;
}

year_month month_from(const std::string& text) {
  const Date day = date_from_iso(text + "-01");
  if (!day.ok()) throw Failure("E-INPUT-VALUE", "premium.table: from must be like 2026-04");
  return day.year() / day.month();
}

}  // namespace

PremiumTable PremiumTable::parse(std::string_view text) {
  PremiumTable table;
  try {
    for (const auto& entry : nlohmann::json::parse(text)) {
      Row row;
      row.from = month_from(entry.at("from"));
      row.member = parts_from(entry.at("member"));
      row.family = parts_from(entry.at("family"));
      row.child_from_age = entry.at("child_from_age");
      if (!table.rows_.empty() && row.from <= table.rows_.back().from)
        throw Failure("E-INPUT-VALUE", "premium.table: months must rise");
      table.rows_.push_back(row);
    }
  } catch (const nlohmann::json::exception& error) {
    throw Failure("E-INPUT-VALUE", std::string("premium.table: ") + error.what());
  }
  if (table.rows_.empty()) throw Failure("E-INPUT-VALUE", "premium.table: no entry");
  return table;
}

PremiumParts& PremiumParts::operator+=(const PremiumParts& other) {
  medical_yen += other.medical_yen;
  support_yen += other.support_yen;
  care_yen += other.care_yen;
  child_yen += other.child_yen;
  return *this;
}

int age_reached(Date birth_date, year_month month) {
  // An age is reached on the day before the birthday, so who is born on the 1st reaches it in the month before.
  const Date last = Date{std::chrono::sys_days{month / std::chrono::last}};
  const Date counted = plus_days(last, 1);
  int age = static_cast<int>(counted.year()) - static_cast<int>(birth_date.year());
  if (counted.month() < birth_date.month() ||
      (counted.month() == birth_date.month() && counted.day() < birth_date.day()))
    --age;
  return age;
}

PremiumParts PremiumTable::of(const PremiumPerson& person, year_month month) const {
  const Row* row = nullptr;
  for (const Row& candidate : rows_)
    if (candidate.from <= month) row = &candidate;
  if (row == nullptr) throw Failure("E-SETTING-MISSING", "premium.table has no entry for the month");
  PremiumParts parts = person.member ? row->member : row->family;
  const int age = age_reached(person.birth_date, month);
  if (age < 40 || age >= 65) parts.care_yen = 0;
  if (age < row->child_from_age) parts.child_yen = 0;
  return parts;
}

std::vector<year_month> months_of_fiscal_year(Date acquired_on) {
  std::vector<year_month> out;
  const bool before_april = acquired_on.month() < std::chrono::April;
  const year_month last = (acquired_on.year() + std::chrono::years(before_april ? 0 : 1)) / std::chrono::March;
  for (year_month m = acquired_on.year() / acquired_on.month(); m <= last; m += std::chrono::months(1))
    out.push_back(m);
  return out;
}

}  // namespace uketsuke::pipeline
