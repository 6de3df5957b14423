#pragma once

#include <string>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Validates a case as it stands now and writes what follows: findings, attachment states, subject, questions about
/// accepted fields that a finding puts in doubt, answers to questions about a 個人番号 that the case's other papers
/// vouch for (傍証), and the step 確認 → 審査 once nothing is open (and back, when something opens again).
/// Milliseconds; joins a running transaction.
void revalidate(ledger::Store& store, const Context& context, const CaseId& id, const std::string& actor);

/// The case as the rules see it.
validate::CaseFacts facts_for_rules(ledger::Store& store, const Context& context, const ledger::StoredCase& stored);

/// Open questions and unresolved findings of a case.
struct OpenMatters {
  int review_items = 0;
  int errors = 0;
  int warnings = 0;
  int unidentified = 0;  ///< documents that still need a kind or are being keyed

  bool none() const { return review_items == 0 && errors == 0 && warnings == 0 && unidentified == 0; }
};
OpenMatters open_matters(ledger::Store& store, const CaseId& id);

}  // namespace uketsuke::pipeline
