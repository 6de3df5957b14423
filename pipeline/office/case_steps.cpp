#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/effective_values.h"
#include "pipeline/case/events.h"
#include "pipeline/case/registration.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/notices/issue.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/case_view.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/steps.h"
#include "pipeline/worker/jobs.h"

namespace uketsuke::pipeline {
namespace {

// Moves a case along its procedure's table; anything else is refused.
constexpr const char* kProposal = "proposal";

std::int64_t step(const Office& office, const CaseId& id, int version, CaseState to, const ledger::Change& change) {
  const ledger::StoredCase stored = office.store.cases().get(id);
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr || !procedure->allows(stored.file.state, to))
    throw Failure("E-CASE-STATE", std::string(to_japanese(stored.file.state)));
  return office.store.cases().move(id, version, to, change);
}

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
}

// 却下 as it was proposed: nothing is registered, the letter says why.
void reject(const Office& office, const Actor& actor, const CaseId& id, int version, const ledger::Change& change) {
  const ledger::StoredCase stored = office.store.cases().get(id);
  const auto records = office.store.cases().records(id);
  const ledger::CaseRecord* proposal = newest_record(records, kProposal);
  const std::int64_t sequence = step(office, id, version, CaseState::Rejected, change);
  office.store.audit().append("case.values", id.value, actor.name(),
                              effective_values_json(office.store, office.context, stored.file));
  const Letter letter{office.context.procedure(stored.file.procedure)->rejection_notice,
                      {{"notice.reason", fact(proposal, "reason")}, {"notice.basis", fact(proposal, "basis")}},
                      {}};
  issue_letter(office.store, office.context, id, letter, 1, sequence, japan_date(office.clock.now()));
  queue_letters(office, id);
}

std::string open_words(const OpenMatters& open) {
  std::string out;
  const auto add = [&](int count, const char* what) {
    if (count > 0) out += (out.empty() ? "" : "、") + std::string(what) + std::to_string(count) + "件";
  };
  add(open.review_items, "未確認の項目");
  add(open.unidentified, "入力中の文書");
  add(open.errors, "エラー");
  add(open.warnings, "注意");
  return out;
}

}  // namespace

CaseView advance_case(const Office& office, const Actor& actor, const CaseId& id, int version) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  office.store.transact([&] {
    const ledger::StoredCase stored = office.store.cases().get(id);
    if (stored.version != version) throw Failure("E-CONFLICT", "version_changed");
    const OpenMatters open = open_matters(office.store, id);
    if (!open.none()) throw Failure("E-CASE-UNFINISHED", open_words(open));
    require_steps(office, stored, CaseState::Provisional);
    step(office, id, version, CaseState::Provisional, {actor.name(), "advanced", {}});
    register_provisionally(office.store, office.context, stored.file, actor.name());
    check_letters(office.store, office.context, id, japan_date(office.clock.now()));
    const int now = office.store.cases().get(id).version;
    require_steps(office, stored, CaseState::AwaitingApproval);
    step(office, id, now, CaseState::AwaitingApproval, {actor.name(), "advanced", {}});
  });
  return case_view(office, actor, id);
}

CaseView propose_rejection(const Office& office, const Actor& actor, const CaseId& id, int version,
                           const std::string& reason, const std::string& basis) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  require_reason(reason);
  if (basis.empty()) throw Failure("E-INPUT-VALUE", "根拠となる規定を入力してください");
  office.store.transact([&] {
    const ledger::StoredCase stored = office.store.cases().get(id);
    const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
    if (procedure == nullptr || procedure->rejection_notice.empty()) throw Failure("E-CASE-STATE", "却下のない手続です");
    ledger::CaseRecord proposal;
    proposal.kind = kProposal;
    proposal.facts = {{"decision", "reject"}, {"reason", reason}, {"basis", basis}};
    office.store.cases().add_record(id, actor.name(), proposal);
    step(office, id, version, CaseState::AwaitingApproval, {actor.name(), kRejectionProposed, reason});
  });
  return case_view(office, actor, id);
}

CaseView approve_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                      const std::string& exception_reason) {
  require_role(actor, {"approver"});
  require_duty(office, actor, id);
  const auto workers = office.store.cases().workers(id);
  const bool own = std::find(workers.begin(), workers.end(), actor.name()) != workers.end();
  if (own && (exception_reason.empty() || !setting_flag(office.store, "approval.allow_exception")))
    throw Failure("E-CASE-SAMEPERSON");
  office.store.transact([&] {
    const ledger::Change change{actor.name(), own ? "approved_exception" : "approved", exception_reason};
    if (own) office.store.cases().add_note(id, actor.name(), "後閲が必要: " + exception_reason);
    if (rejection_proposed(office.store.cases().history(id))) return reject(office, actor, id, version, change);
    const OpenMatters open = open_matters(office.store, id);
    if (!open.none()) throw Failure("E-CASE-UNFINISHED", open_words(open));
    require_steps(office, office.store.cases().get(id), CaseState::Approved);
    const std::int64_t sequence = step(office, id, version, CaseState::Approved, change);
    // What was approved, for good: the chain proves every value that stood there.
    office.store.audit().append("case.values", id.value, actor.name(),
                                effective_values_json(office.store, office.context, office.store.cases().get(id).file));
    office.store.members().confirm(id, actor.name());
    issue_notices(office.store, office.context, id, sequence, japan_date(office.clock.now()));
    pull_corrected_letters(office, id, actor.name());
    queue_letters(office, id);
    open_case_of_family(office.store, office.context, id);
    end_if_done(office, id, actor.name());
  });
  return case_view(office, actor, id);
}

CaseView return_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                     const std::string& reason) {
  require_role(actor, {"approver", "senior"});
  require_duty(office, actor, id);
  require_reason(reason);
  office.store.transact([&] {
    step(office, id, version, CaseState::Returned, {actor.name(), "returned", reason});
    office.store.members().revoke(id, actor.name());
    const int now = office.store.cases().get(id).version;
    step(office, id, now, CaseState::Checking, {actor.name(), "returned", {}});
  });
  return case_view(office, actor, id);
}

CaseView withdraw_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                       const std::string& reason) {
  require_role(actor, {"senior"});
  require_duty(office, actor, id);
  require_reason(reason);
  office.store.transact([&] {
    const ledger::StoredCase stored = office.store.cases().get(id);
    step(office, id, version, CaseState::Withdrawn, {actor.name(), "withdrawn", reason});
    office.store.members().revoke(id, actor.name());
    for (const DocumentId& document : stored.file.documents)
      if (office.store.cases().of_document(document).size() == 1) office.store.review().cancel(document);
  });
  return case_view(office, actor, id);
}

std::vector<EventCase> open_due_cases(const Office& office, const Actor& actor, Date first, Date last) {
  require_role(actor, {"senior"});
  return open_cases_of(office.store, office.context, {{first, last}, {first, last}, {}});
}

std::vector<EventCase> open_todays_cases(const Office& office, const Actor& actor) {
  require_role(actor, {"senior"});
  const Date today = japan_date(office.clock.now());
  return open_cases_of(office.store, office.context, due_events(office.store, today));
}

CaseView accept_finding(const Office& office, const Actor& actor, const CaseId& id, const std::string& finding,
                        const std::string& reason) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  require_reason(reason);
  const auto findings = office.store.cases().findings(id);
  const auto it = std::find_if(findings.begin(), findings.end(), [&](const auto& f) { return f.id == finding; });
  if (it == findings.end()) throw Failure("E-LEDGER-NOTFOUND", "finding");
  if (it->finding.severity == Severity::Error && !actor.user.has("senior")) throw Failure("E-AUTH-DENIED");
  if (!office.context.rules.overridable(it->finding.message))
    throw Failure("E-INPUT-VALUE", "この指摘は理由を付けても先へ進めません");
  office.store.transact([&] {
    office.store.cases().accept_finding(id, finding, actor.name(), reason);
    revalidate(office.store, office.context, id, actor.name());
  });
  return case_view(office, actor, id);
}

}  // namespace uketsuke::pipeline
