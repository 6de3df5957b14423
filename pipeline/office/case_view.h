#pragma once

#include "pipeline/office/cases.h"

namespace uketsuke::pipeline {

/// The whole case: sheets, findings, 突合 with both places, timers, timeline, what the actor may do. No permission
/// check.
CaseView case_view(const Office& office, const Actor& actor, const CaseId& id);

/// The day by which a case must be registered, by its procedure (資格登録の期限); nothing for an unknown procedure.
std::optional<Date> due_on(const Office& office, const ledger::StoredCase& stored);

/// What the actor may do with the case now, and why not.
std::vector<CaseActionView> case_actions(const Office& office, const Actor& actor, const CaseSummaryView& summary);

}  // namespace uketsuke::pipeline
