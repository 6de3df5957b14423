#include "validate/limits/incomes.h"

#include <algorithm>

namespace uketsuke::validate {

YenRange base_income(const LimitPerson& person, const BasicDeduction& deduction) {
  const auto less = [](Yen income, Yen minus) { return std::max<Yen>(0, income - minus); };
  if (person.gross_income && person.total_income) {
    const Yen exact = less(*person.gross_income, deduction.at(*person.total_income));
    return {exact, exact};
  }
  // 合計所得金額 is at least 総所得金額等, and a larger one has the smaller deduction.
  if (person.gross_income)
    return {less(*person.gross_income, deduction.at(*person.gross_income)), *person.gross_income};
  if (person.total_income) return {0, less(*person.total_income, deduction.at(*person.total_income))};
  return {0, kUnbounded_yen};
}

YenRange tax_base_of(const LimitPerson& person) {
  if (person.tax_base) return {*person.tax_base, *person.tax_base};
  if (person.taxed && !*person.taxed) return {0, 0};
  return {0, person.total_income.value_or(kUnbounded_yen)};
}

TaxedState taxed_state(const std::vector<LimitPerson>& household) {
  TaxedState out;
  for (const LimitPerson& person : household) {
    if (!counts_for_exemption(person)) continue;
    if (!person.taxed) out.unknown.push_back({person.name, "住民税の課税・非課税"});
    out.anybody = out.anybody || person.taxed.value_or(false);
  }
  return out;
}

}  // namespace uketsuke::validate
