#include "pipeline/office/case_marks.h"

#include "pipeline/case/case_records.h"
#include "pipeline/office/approval.h"
#include "pipeline/office/protection.h"

namespace uketsuke::pipeline {

bool rejection_proposed(const std::vector<ledger::CaseEvent>& history) {
  bool proposed = false;
  for (const ledger::CaseEvent& event : history) {
    if (event.state == CaseState::AwaitingApproval) proposed = event.what == kRejectionProposed;
    if (event.state == CaseState::Checking || event.state == CaseState::Examining) proposed = false;
  }
  return proposed;
}

CaseMarks case_marks(const Office& office, const ledger::StoredCase& stored,
                     const std::vector<ledger::CaseEvent>& history) {
  CaseMarks out;
  out.rejection = rejection_proposed(history);
  std::optional<Instant> decided_at;
  for (const ledger::CaseEvent& event : history) {
    if (event.what != kApprovedException && event.what != kApprovedDeputy) continue;
    decided_at = event.at;
    out.decided_by = event.actor;
  }
  if (decided_at) {
    const auto records = office.store.cases().records(stored.file.id);
    out.represented = fact(newest_record(records, kDeputyRecord), "user");
    const ledger::CaseRecord* check = newest_record(records, "later_check");
    out.later_check = check != nullptr && check->at >= *decided_at ? LaterCheck::Done : LaterCheck::Needed;
  }
  out.is_protected = is_protected(office, stored);
  return out;
}

std::vector<CaseState> case_way(const Office& office, const ledger::StoredCase& stored, const CaseMarks& marks) {
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  std::vector<CaseState> way = {CaseState::Received, CaseState::Checking, CaseState::Examining};
  const CaseState state = stored.file.state;
  const bool rejection = state == CaseState::Rejected || marks.rejection;
  if (!rejection && (procedure == nullptr || procedure->allows(CaseState::Examining, CaseState::Provisional)))
    way.push_back(CaseState::Provisional);
  way.push_back(CaseState::AwaitingApproval);
  if (rejection) {
    way.push_back(CaseState::Rejected);
    return way;
  }
  way.push_back(CaseState::Approved);
  const bool other_end = state == CaseState::Notified || state == CaseState::Completed ||
                         state == CaseState::Delivered || state == CaseState::Denied;
  way.push_back(other_end ? state : procedure == nullptr ? CaseState::Notified : procedure->done);
  return way;
}

std::vector<const validate::Procedure*> own_procedures(const Office& office, const Actor& actor) {
  std::vector<const validate::Procedure*> out;
  for (const validate::Procedure& procedure : office.context.procedures)
    if (has_duty(office, actor, procedure.id)) out.push_back(&procedure);
  return out;
}

}  // namespace uketsuke::pipeline
