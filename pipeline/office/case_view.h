#pragma once

#include "pipeline/office/cases.h"

namespace uketsuke::pipeline {

/// The whole case: sheets, findings, 突合 with both places, timers, timeline, what the actor may do. No permission
/// check.
CaseView case_view(const Office& office, const Actor& actor, const CaseId& id);

/// The day by which a case must be registered, by its procedure (資格登録の期限); nothing for an unknown procedure.
std::optional<Date> due_on(const Office& office, const ledger::StoredCase& stored);

/// Why a case whose 到達日 nobody keyed is not handed on (Japanese), and where to key it.
inline constexpr const char* kDayMissing = "到達日が入力されていません。「封筒と送付書」の画面で入力してください";
/// Whether nobody keyed the 到達日 of the case: its days count from when the sheets were taken in.
bool day_is_assumed(const Office& office, const ledger::StoredCase& stored);

/// What the actor may do with the case now, and why not. What is for few (代決, 引戻し, 訂正, 後閲) is named only to those who
/// may do it.
std::vector<CaseActionView> case_actions(const Office& office, const Actor& actor, const CaseSummaryView& summary,
                                         const std::vector<ledger::CaseEvent>& history);

}  // namespace uketsuke::pipeline
