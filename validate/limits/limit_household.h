#pragma once

#include <optional>

#include "validate/case_view.h"
#include "validate/limits/limit_decision.h"

namespace uketsuke::validate {

/// The question of the 区分 for a case of 限度額適用認定: the household of the register with the amounts of its
/// 課税証明書, decided from `day` (発効期日) on. Amounts that a certificate lacks stay unknown; 収入 and 年金 stand on
/// none. nullopt when the register has no such household or the 対象者 is not in it.
std::optional<LimitQuestion> limit_question(const CaseFacts& facts, Date day);
/// The same for the person in a row of the form.
std::optional<LimitQuestion> limit_question(const CaseFacts& facts, Date day, int row);

}  // namespace uketsuke::validate
