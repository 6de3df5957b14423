#pragma once

#include <optional>

#include "ledger/store.h"

namespace uketsuke::pipeline {

/// The certificate of a kind that a case of 再交付 made void, as the register has it now; nullopt when it made none void.
std::optional<ledger::CertificateRow> voided_by(ledger::Store& store, const CaseId& by_case, const PersonId& person,
                                                const std::string& kind, Date day);

/// What the paper said that gave out a certificate: the 適用区分, the 割合, the last day. Concept id → text; empty when
/// it was not printed here (a register that was taken in).
std::map<std::string, std::string> printed_before(ledger::Store& store, const ledger::CertificateRow& certificate);

/// 交付の回数 of a further certificate of a kind with the same last day: one more than the person has had.
int next_issue(ledger::Store& store, const PersonId& person, const std::string& kind,
               const std::optional<Date>& valid_until, Date day);

}  // namespace uketsuke::pipeline
