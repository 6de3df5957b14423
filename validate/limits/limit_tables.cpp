#include "validate/limits/limit_tables.h"

#include <algorithm>
#include <functional>

#include "core/toml/strict_table.h"

namespace uketsuke::validate {
namespace {

Yen yen(StrictTable& table, std::string_view key) {
  const int value = table.whole(key);
  if (value < 0) table.fail("yen must not be negative", key);
  return value;
}

Month month(StrictTable& table, std::string_view key) {
  const Month out = month_from_iso(table.text(key));
  if (!out.ok()) table.fail("a month is written 2026-08", key);
  return out;
}

MonthSpan span_of(StrictTable& table) {
  const MonthSpan out{month(table, "from"), month(table, "until")};
  if (out.until < out.from) table.fail("'until' lies before 'from'", "until");
  return out;
}

std::array<Yen, 3> falling(StrictTable& table, std::string_view key) {
  std::array<Yen, 3> out{};
  const std::vector<double> numbers = table.numbers(key, out.size());
  std::transform(numbers.begin(), numbers.end(), out.begin(), [](double n) { return static_cast<Yen>(n); });
  if (!std::is_sorted(out.begin(), out.end(), std::greater<>())) table.fail("thresholds must fall", key);
  return out;
}

BasicDeduction deduction_from(StrictTable& table) {
  BasicDeduction out;
  out.from_year = table.whole("from_year");
  out.until_year = table.whole("until_year");
  for (const std::vector<double>& step : table.number_lists("steps", 2))
    out.steps.emplace_back(static_cast<Yen>(step[0]), static_cast<Yen>(step[1]));
  if (!std::is_sorted(out.steps.begin(), out.steps.end())) table.fail("steps must rise", "steps");
  out.above_yen = yen(table, "above_yen");
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

Under70Limits under_70_from(StrictTable& table) {
  const Under70Limits out{span_of(table), falling(table, "above_yen"), table.flag_or("assumed", false)};
  table.finish();
  return out;
}

From70Limits from_70_from(StrictTable& table) {
  From70Limits out;
  out.months = span_of(table);
  out.tax_base_from_yen = falling(table, "tax_base_from_yen");
  out.base_income_at_most_yen = yen(table, "base_income_at_most_yen");
  out.revenue_single_below_yen = yen(table, "revenue_single_below_yen");
  out.revenue_several_below_yen = yen(table, "revenue_several_below_yen");
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

LowIncomeLimits low_income_from(StrictTable& table) {
  LowIncomeLimits out;
  out.months = span_of(table);
  out.pension_at_most_yen = yen(table, "pension_at_most_yen");
  out.salary_deduction_yen = yen(table, "salary_deduction_yen");
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

// Two rows for one month would make the answer depend on their order.
template <class T, class Overlap>
void add_alone(std::vector<T>& all, T entry, StrictTable& at, const Overlap& overlap) {
  for (const T& other : all)
    if (overlap(other, entry)) at.fail("holds at the same time as another entry");
  all.push_back(std::move(entry));
}

template <class T>
bool months_overlap(const T& a, const T& b) {
  return a.months.from <= b.months.until && b.months.from <= a.months.until;
}

template <class T>
const T* holding(const std::vector<T>& all, Month month) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const T& entry) { return entry.months.holds(month); });
  return it == all.end() ? nullptr : &*it;
}

}  // namespace

Yen BasicDeduction::at(Yen total_income_yen) const {
  for (const auto& [up_to, deduction] : steps)
    if (total_income_yen <= up_to) return deduction;
  return above_yen;
}

LimitTables LimitTables::load(const std::filesystem::path& limit_categories_toml) {
  LimitTables out;
  StrictTable file = StrictTable::read(limit_categories_toml);
  for (StrictTable& entry : file.tables("basic_deduction"))
    add_alone(out.deductions_, deduction_from(entry), entry, [](const BasicDeduction& a, const BasicDeduction& b) {
      return a.from_year <= b.until_year && b.from_year <= a.until_year;
    });
  for (StrictTable& entry : file.tables("under_70"))
    add_alone(out.under_70_, under_70_from(entry), entry, months_overlap<Under70Limits>);
  for (StrictTable& entry : file.tables("from_70"))
    add_alone(out.from_70_, from_70_from(entry), entry, months_overlap<From70Limits>);
  for (StrictTable& entry : file.tables("low_income"))
    add_alone(out.low_income_, low_income_from(entry), entry, months_overlap<LowIncomeLimits>);
  file.finish();
  return out;
}

const BasicDeduction* LimitTables::deduction(int fiscal_year) const {
  for (const BasicDeduction& entry : deductions_)
    if (entry.from_year <= fiscal_year && fiscal_year <= entry.until_year) return &entry;
  return nullptr;
}

const Under70Limits* LimitTables::under_70(Month month) const { return holding(under_70_, month); }
const From70Limits* LimitTables::from_70(Month month) const { return holding(from_70_, month); }
const LowIncomeLimits* LimitTables::low_income(Month month) const { return holding(low_income_, month); }

}  // namespace uketsuke::validate
