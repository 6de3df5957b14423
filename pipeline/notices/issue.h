#pragma once

#include <string>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Issues the letters and certificates of an approved case, those that its procedure lists and whose condition holds,
/// and enters issued certificates in the register. Records them (with 文書番号 and ledger entry), exactly once however
/// often it runs; the PDFs are made by the render job. Inside transact(). Throws Failure E-SETTING-MISSING,
/// E-CASE-UNFINISHED, and E-RENDER-* for what cannot be printed.
void issue_notices(ledger::Store& store, const Context& context, const CaseId& id, std::int64_t approval_sequence,
                   Date issued_on);

/// Whether everything that the case would give out on a day can be printed, as the register has it now; throws what
/// issue_notices() would throw, and writes nothing.
void check_letters(ledger::Store& store, const Context& context, const CaseId& id, Date issued_on);

/// Issues the letter of a 却下 to the applicant as the form names them. Inside transact(); throws as issue_notices().
void issue_rejection(ledger::Store& store, const Context& context, const CaseId& id, const std::string& kind,
                     const std::string& reason, const std::string& basis, std::int64_t sequence, Date issued_on);

}  // namespace uketsuke::pipeline
