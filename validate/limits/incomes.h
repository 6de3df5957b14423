#pragma once

#include <string>
#include <vector>

#include "validate/limits/limit_decision.h"

namespace uketsuke::validate {

/// More than any income; stands for "no upper bound".
inline constexpr Yen kUnbounded_yen = 1'000'000'000'000;

/// The least and the most that an amount can be, yen.
struct YenRange {
  Yen least = 0;
  Yen most = 0;
};

/// 旧ただし書所得 of a person: 総所得金額等 less 基礎控除, never below zero. Without 総所得金額等 it is at most what
/// 合計所得金額 gives, since losses carried over only lessen it.
YenRange base_income(const LimitPerson& person, const BasicDeduction& deduction);

/// 課税所得. Somebody who is not taxed (非課税) counts as having none: the exemptions end far below the lowest
/// threshold.
YenRange tax_base_of(const LimitPerson& person);

/// Whether the household's 組合員 and insured persons are taxed (市町村民税).
struct TaxedState {
  bool anybody = false;               ///< one is known to be
  std::vector<MissingDatum> unknown;  ///< of whom it is not known
};
TaxedState taxed_state(const std::vector<LimitPerson>& household);

/// True for persons whose incomes are summed or looked at: 被保険者, and the 組合員 for 非課税.
inline bool counts_for_exemption(const LimitPerson& person) { return person.insured || person.is_member; }

}  // namespace uketsuke::validate
