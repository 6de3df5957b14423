#pragma once

#include "pipeline/case/application.h"
#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Steps of the official chart (業務フローの手順) and what people record about a case (記録).
namespace uketsuke::pipeline {

/// Keeps a record about a case. `person` is the form's row for kinds about a person (0: the 組合員; for kinds about the case
/// or a person, 0 is the case), ignored else.
/// Roles: those of the kind (templates/tables/records.toml). Throws E-INPUT-VALUE for facts that do not fit.
CaseView record_fact(const Office& office, const Actor& actor, const CaseId& id, const std::string& kind, int person,
                     const std::map<std::string, std::string>& facts);

/// What the views of a case are drawn from, read once.
struct CaseSources {
  std::optional<Application> form;
  std::vector<ledger::CaseRecord> records;  ///< oldest first
  std::vector<ledger::CaseEvent> history;   ///< oldest first
};
CaseSources case_sources(const Office& office, const ledger::StoredCase& stored);

/// The steps of a case's procedure, as far as they are done. No permission check.
std::vector<StepView> case_steps(const Office& office, const ledger::StoredCase& stored, const CaseSources& sources);
/// Everything recorded about a case, newest first, in words. No permission check.
std::vector<RecordView> case_records(const Office& office, const CaseSources& sources);
/// The persons of the form whom a record can be about.
std::vector<CasePerson> case_people(const CaseSources& sources);

/// Refuses to reach `state` while a required step is not done: Failure E-CASE-UNFINISHED naming it.
void require_steps(const Office& office, const ledger::StoredCase& stored, CaseState state);

/// Ends an approved case (通知済, 完了, 交付済) once every letter of it left or, pulled, need not leave by a person's decision, and
/// no required step is open.
void end_if_done(const Office& office, const CaseId& id, const std::string& actor);

}  // namespace uketsuke::pipeline
