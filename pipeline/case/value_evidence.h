#pragma once

#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Weighs what stands on the form of a case with what its certificates and the register say of the same person (傍証), and
/// what stands on the certificates with the form: names, readings, days, addresses and what else the procedure's 突合
/// compares, and 記号番号, postal code and telephone of a household that the register knows.
/// * A value that is asked about only softly (EvidenceDesk::soft_question) is decided by the policy when the other side
///   says the same to the character (addresses: the same place and numbers), nothing speaks against either, and the
///   posterior meets the policy's threshold.
/// * That the other side is of the same person must be shown by another value: name, birth date or 個人番号. For what a
///   whole paper or household says (address, 記号番号) somebody on both must agree in two of them. Values that stand twice on
///   one paper (twins), rows in which another value of the person differs, readings under 0.95, with doubts of their own or
///   asked about otherwise, hidden samples and register entries that nobody approved show nothing; but the register, which is no
///   reading, knows its members also by two values that are only softly doubted, and by フリガナ.
/// * Beside a form that changes addresses or names the register speaks only of what that leaves or tells of the time before
///   (記号番号, birth dates, telephone, former address and name), and of names where no former one is stated.
/// * What the applicant writes a second time (署名, 口座名義) is decided when it says the same as the settled first.
/// * Never: a 個人番号 (weigh_number_evidence), a seal, a choice, a field or source that a rule complains of.
/// * A value that was decided by evidence that no longer stands is asked about.
/// Returns whether anything was decided, so that the rules must judge anew. Inside transact().
bool weigh_value_evidence(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                          const validate::Procedure& procedure, const validate::CaseFacts& facts,
                          const std::vector<validate::Judged>& judged);

}  // namespace uketsuke::pipeline
