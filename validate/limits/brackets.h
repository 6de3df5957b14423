#pragma once

#include "validate/limits/incomes.h"

namespace uketsuke::validate {

/// Under 70: ア to オ. The household's amounts must be of the 年度 that the month needs.
LimitDecision decide_under_70(const LimitTables& tables, const LimitQuestion& question);

/// 70 to 74: 現役並みⅢ to 低所得Ⅰ, under the same condition.
LimitDecision decide_from_70(const LimitTables& tables, const LimitQuestion& question);

/// A decision that was made, and by what.
inline LimitDecision decided(LimitCategory category, std::string ground, bool assumed) {
  LimitDecision out;
  out.category = category;
  out.ground = std::move(ground);
  out.assumed = assumed;
  return out;
}

/// A decision that waits for data.
inline LimitDecision waiting_for(std::vector<MissingDatum> missing) {
  LimitDecision out;
  out.missing = std::move(missing);
  return out;
}

/// A decision that waits for one datum of the household.
inline LimitDecision stopped_for(std::string datum) { return waiting_for({{"", std::move(datum)}}); }

}  // namespace uketsuke::validate
