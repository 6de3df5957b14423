#pragma once

#include <optional>
#include <string>

#include "pipeline/case/register_case.h"

namespace uketsuke::pipeline {

/// The 適用区分 of the person who applies, as the case has it now (the newest record "limit").
struct LimitDecision {
  std::string category;  ///< "ア" … "オ", "現役並みⅡ", "現役並みⅠ", "低所得Ⅱ", "低所得Ⅰ", "一般", "現役並みⅢ"
  std::string output;    ///< what is given out: "limit_card", "limit_reduction_card", "limit_on_card", "limit_refused"
  std::string reason;    ///< why nothing is given out, in words for the letter
  std::optional<Date> valid_from;      ///< 発効期日
  std::optional<Date> valid_until;     ///< 有効期限
  std::optional<Date> long_stay_from;  ///< 長期入院該当年月日
  std::string actor;                   ///< "pipeline", or the person who decided
};

/// By the records of the case. Throws Failure E-CASE-UNFINISHED when nobody decided.
LimitDecision decided_limit(const std::vector<ledger::CaseRecord>& records);

/// 限度額適用: keeps the category that follows from the household's incomes, unless a person recorded one. Throws
/// Failure E-CASE-UNFINISHED saying which datum is missing: then a person decides (record "limit").
void decide_limit(const RegisterCase& entering);

}  // namespace uketsuke::pipeline
