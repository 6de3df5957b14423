#pragma once

#include "pipeline/office/cases.h"

namespace uketsuke::pipeline {

/// The whole case: sheets, findings, 突合 with both places, timers, timeline, what the actor may do. No permission check.
CaseView case_view(const Office& office, const Actor& actor, const CaseId& id);

/// What the actor may do with the case now, and why not.
std::vector<CaseActionView> case_actions(const Office& office, const Actor& actor, const CaseSummaryView& summary);

}  // namespace uketsuke::pipeline
