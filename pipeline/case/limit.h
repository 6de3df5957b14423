#pragma once

#include <optional>
#include <string>

#include "pipeline/case/register_case.h"
#include "validate/limits/limit_decision.h"

namespace uketsuke::pipeline {

/// The 適用区分 of one person, as the case has it now (the newest record "limit" about the case or the person).
struct LimitDecision {
  std::string category;  ///< "ア" … "オ", "現役並みⅡ", "現役並みⅠ", "低所得Ⅱ", "低所得Ⅰ", "一般", "現役並みⅢ"
  std::string output;    ///< what is given out: "limit_card", "limit_reduction_card", "limit_on_card", "limit_refused"
  std::string reason;    ///< why nothing is given out, in words for the letter
  std::optional<Date> valid_from;      ///< 発効期日
  std::optional<Date> valid_until;     ///< 有効期限
  std::optional<Date> long_stay_from;  ///< 長期入院該当年月日
  std::string actor;                   ///< "pipeline", or the person who decided
};

/// What is missing for a 区分, for people to read.
std::string words_of(const std::vector<validate::MissingDatum>& data);

/// Of the person in a row of the form, by the records of the case. Throws Failure E-CASE-UNFINISHED when nobody decided.
LimitDecision decided_limit(const std::vector<ledger::CaseRecord>& records, int row);

/// 限度額適用: keeps for each person of the form the category that follows from the household's incomes, unless somebody
/// recorded one. Throws Failure E-CASE-UNFINISHED saying which datum is missing: then a person decides (record "limit").
void decide_limit(const RegisterCase& entering);

}  // namespace uketsuke::pipeline
