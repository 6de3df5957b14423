#pragma once

#include "ledger/store.h"

namespace uketsuke::pipeline {

/// What became of the letters and certificates of a case.
struct CaseLetters {
  int waiting = 0;    ///< to be approved, drawn or sent
  int undecided = 0;  ///< pulled (引抜き), and nobody has said that they need not be sent

  /// Every letter left or need not leave, or there was nothing to send.
  bool settled() const { return waiting == 0 && undecided == 0; }
};
CaseLetters letters_of_case(ledger::Store& store, const CaseId& id);

/// Whether a notice was pulled and it is still open what becomes of it: its case has not ended, no person decided that it need not
/// be sent, and no later letter of its kind within the case (補正依頼, 書類依頼 …) left instead.
bool is_undecided(ledger::Store& store, const ledger::StoredNotice& notice);

/// Records the decision of `actor` that a pulled notice need not be sent (送付不要). No permission check.
void record_not_needed(ledger::Store& store, const ledger::StoredNotice& notice, const std::string& title,
                       const std::string& actor, const std::string& reason);

}  // namespace uketsuke::pipeline
