#pragma once

#include "ledger/store.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::pipeline {

/// Whether a person of the form has マイナ保険証, by the newest record "card_state" of the case about that row.
validate::CardState card_state(ledger::Store& store, const CaseId& id, int row);

}  // namespace uketsuke::pipeline
