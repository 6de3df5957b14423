#pragma once

#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Weighs the 個人番号 on the forms of a case with what the case's other papers and the register say (傍証).
/// * A number that is asked about only softly (EvidenceDesk::soft_question) is decided by the policy when every source
///   names it and the posterior meets the policy's threshold.
/// * Never: a number that fails its check digit, a field that a rule complains of, a document of a case that is past
///   確認 and 審査.
/// * A number that only the machine has seen is asked about when the register keeps another one for this person, or
///   when it was decided by evidence that no longer stands.
/// Inside transact(), after the findings of `judged` were stored.
void weigh_number_evidence(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                           const validate::CaseFacts& facts, const std::vector<validate::Judged>& judged);

}  // namespace uketsuke::pipeline
