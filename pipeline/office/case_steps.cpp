#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/events.h"
#include "pipeline/case/registration.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/notices/issue.h"
#include "pipeline/office/approval.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/case_view.h"
#include "pipeline/office/steps.h"

namespace uketsuke::pipeline {
namespace {

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

// Days count from the 到達日: what was only assumed from the scan must not be decided.
void require_received_day(const Office& office, const ledger::StoredCase& stored) {
  if (day_is_assumed(office, stored)) throw Failure("E-CASE-UNFINISHED", kDayMissing);
}

}  // namespace

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Failure("E-INPUT-VALUE", "理由を入力してください");
}

void require_nothing_open(const Office& office, const CaseId& id) {
  const OpenMatters open = open_matters(office.store, id);
  if (!open.none()) throw Failure("E-CASE-UNFINISHED", open_words(open));
}

CaseView advance_case(const Office& office, const Actor& actor, const CaseId& id, int version) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  office.store.transact([&] {
    const ledger::StoredCase stored = office.store.cases().get(id);
    if (stored.version != version) throw Failure("E-CONFLICT", "version_changed");
    require_nothing_open(office, id);
    require_received_day(office, stored);
    require_steps(office, stored, CaseState::Provisional);
    move_case(office, id, version, CaseState::Provisional, {actor.name(), "advanced", {}});
    register_provisionally(office.store, office.context, stored.file, actor.name());
    check_letters(office.store, office.context, id, japan_date(office.clock().now()));
    const int now = office.store.cases().get(id).version;
    require_steps(office, stored, CaseState::AwaitingApproval);
    move_case(office, id, now, CaseState::AwaitingApproval, {actor.name(), "advanced", {}});
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
    require_received_day(office, stored);
    ledger::CaseRecord proposal;
    proposal.kind = kProposalRecord;
    proposal.facts = {{"decision", "reject"}, {"reason", reason}, {"basis", basis}};
    office.store.cases().add_record(id, actor.name(), proposal);
    move_case(office, id, version, CaseState::AwaitingApproval, {actor.name(), kRejectionProposed, reason});
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
    move_case(office, id, version, CaseState::Withdrawn, {actor.name(), "withdrawn", reason});
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
  const Date today = japan_date(office.clock().now());
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
