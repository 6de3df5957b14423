#pragma once

#include "validate/limits/incomes.h"

namespace uketsuke::validate {

/// Under 70: ア to オ. The household's amounts must be of the 年度 that the month needs.
LimitDecision decide_under_70(const LimitTables& tables, const LimitQuestion& question);

/// 70 to 74: 現役並みⅢ to 低所得Ⅰ, under the same condition.
LimitDecision decide_from_70(const LimitTables& tables, const LimitQuestion& question);

/// A decision that waits for one datum of the household.
inline LimitDecision stopped_for(std::string datum) {
  LimitDecision out;
  out.missing.push_back({"", std::move(datum)});
  return out;
}

}  // namespace uketsuke::validate
