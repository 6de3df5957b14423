#pragma once

#include "pipeline/office/steps.h"

namespace uketsuke::pipeline {

/// The deadlines of a case: 届出期限 (the event to the 到達日; only where the form names the event) and 資格登録 (the 到達日 to
/// the decision). A withdrawn case has none. No permission check.
std::vector<TimerView> case_timers(const Office& office, const ledger::StoredCase& stored, const CaseSources& sources);

}  // namespace uketsuke::pipeline
