#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// What lists and pages of cases say beside state and name. No permission checks but where said.
namespace uketsuke::pipeline {

/// What a case of 決裁待ち is about when it is a 却下: the word of that step in its history.
inline constexpr const char* kRejectionProposed = "rejection_proposed";
/// The record of a proposed 却下.
inline constexpr const char* kProposalRecord = "proposal";
/// Whether what awaits 決裁, or was decided, is a 却下: the last step to 決裁待ち was its proposal (起案), and the case has
/// not gone back to 確認 since.
bool rejection_proposed(const std::vector<ledger::CaseEvent>& history);

CaseMarks case_marks(const Office& office, const ledger::StoredCase& stored,
                     const std::vector<ledger::CaseEvent>& history);

/// The states that a case goes through when nothing stops it: by its procedure's table, to 却下 where that is proposed,
/// and to the end that it has reached.
std::vector<CaseState> case_way(const Office& office, const ledger::StoredCase& stored, const CaseMarks& marks);

/// Procedures of the actor's 事務, in the order of their files. Any role.
std::vector<const validate::Procedure*> own_procedures(const Office& office, const Actor& actor);

}  // namespace uketsuke::pipeline
