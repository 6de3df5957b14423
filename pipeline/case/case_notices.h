#pragma once

#include <vector>

#include "ledger/store.h"

namespace uketsuke::pipeline {

/// All notices (通知書) of a case in whatever state, newest first.
std::vector<ledger::StoredNotice> notices_of_case(ledger::Store& store, const CaseId& id);

}  // namespace uketsuke::pipeline
