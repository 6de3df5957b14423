#pragma once

#include <string>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Issues the notices of an approved case: one 資格取得確認兼保険料決定通知書 per household, and a 資格確認書 per
/// person where the settings ask for it. Records them (with 文書番号 and ledger entry), exactly once however often it
/// runs; the PDFs are made by the render job. Inside transact(). Throws Failure E-SETTING-MISSING, E-CASE-UNFINISHED.
void issue_notices(ledger::Store& store, const Context& context, const CaseId& id, std::int64_t approval_sequence,
                   Date issued_on);

}  // namespace uketsuke::pipeline
