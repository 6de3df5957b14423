#include "pipeline/office/case_marks.h"

#include "pipeline/case/application.h"
#include "pipeline/office/protection.h"

namespace uketsuke::pipeline {

CaseMarks case_marks(const Office& office, const ledger::StoredCase& stored) {
  CaseMarks out;
  std::optional<Instant> exception_at;
  // The last step to 決裁待ち tells what is to be decided; going back to 確認 takes the proposal away.
  for (const ledger::CaseEvent& event : office.store.cases().history(stored.file.id)) {
    if (event.state == CaseState::AwaitingApproval) out.rejection = event.what == "rejection_proposed";
    if (event.state == CaseState::Checking) out.rejection = false;
    if (event.what != "approved_exception") continue;
    exception_at = event.at;
    out.exception_by = event.actor;
  }
  if (exception_at) {
    out.later_check = LaterCheck::Needed;
    for (const ledger::CaseRecord& record : office.store.cases().records(stored.file.id))
      if (record.kind == "later_check" && record.at >= *exception_at) out.later_check = LaterCheck::Done;
  }
  out.is_protected = is_protected(office, stored);
  return out;
}

std::vector<CaseState> case_way(const Office& office, const ledger::StoredCase& stored) {
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  std::vector<CaseState> way = {CaseState::Received, CaseState::Checking, CaseState::Examining};
  const CaseState state = stored.file.state;
  const bool rejection = state == CaseState::Rejected || case_marks(office, stored).rejection;
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

std::vector<CasePerson> case_people(const Office& office, const ledger::StoredCase& stored) {
  std::vector<CasePerson> out;
  if (const auto form = application_of(office.store, office.context, stored.file))
    for (const ApplicationPerson& person : form->people) out.push_back({person.row, person.name});
  return out;
}

std::vector<const validate::Procedure*> own_procedures(const Office& office, const Actor& actor) {
  std::vector<const validate::Procedure*> out;
  for (const validate::Procedure& procedure : office.context.procedures)
    if (has_duty(office, actor, procedure.id)) out.push_back(&procedure);
  return out;
}

}  // namespace uketsuke::pipeline
