#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/model/notice.h"
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

/// A letter that people send within a case (却下, 補正依頼, …): what it says besides the applicant and the case.
struct Letter {
  std::string kind;                                      ///< notice template
  std::map<std::string, std::string> variables;          ///< concept id → text
  std::map<std::string, std::vector<NoticeRow>> tables;  ///< table id → rows
};

/// Issues a letter to the applicant as the form names them; `number` tells letters of one kind in a case apart, the
/// same number again is the same letter. Inside transact(); throws as issue_notices().
void issue_letter(ledger::Store& store, const Context& context, const CaseId& id, const Letter& letter, int number,
                  std::int64_t sequence, Date issued_on);

/// The letter as issue_letter() would issue it, with words where its number will stand; writes nothing.
Notice draft_letter(ledger::Store& store, const Context& context, const CaseId& id, const Letter& letter,
                    Date issued_on);

}  // namespace uketsuke::pipeline
