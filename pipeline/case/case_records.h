#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/cases.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::pipeline {

/// The newest record of a kind, whomever it is about, or nullptr. Records are oldest first, as the store has them.
const ledger::CaseRecord* newest_record(const std::vector<ledger::CaseRecord>& records, std::string_view kind);
/// The newest about the person in a row of the form (0: the 組合員), or nullptr.
const ledger::CaseRecord* newest_record(const std::vector<ledger::CaseRecord>& records, std::string_view kind, int row);

/// A fact of a record; empty when there is no record or it says nothing of it.
std::string fact(const ledger::CaseRecord* record, const std::string& id);

/// Whether the person in a row of the form has マイナ保険証, as it was recorded last ("card_state").
validate::CardState card_state(const std::vector<ledger::CaseRecord>& records, int row);

}  // namespace uketsuke::pipeline
