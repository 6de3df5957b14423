// 決裁 and what undoes it: approval by the decider, by 専決 or by 代決, 差戻し, 引戻し.

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/case_records.h"
#include "pipeline/case/effective_values.h"
#include "pipeline/case/events.h"
#include "pipeline/case/revalidate.h"
#include "pipeline/notices/issue.h"
#include "pipeline/office/approval.h"
#include "pipeline/office/case_marks.h"
#include "pipeline/office/case_view.h"
#include "pipeline/office/correct.h"
#include "pipeline/office/letters.h"
#include "pipeline/office/steps.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {
namespace {

using validate::DecidesAs;

// 却下 as it was proposed: nothing is registered, the letter says why.
void reject(const Office& office, const Actor& actor, const CaseId& id, int version, const ledger::Change& change) {
  const ledger::StoredCase stored = office.store.cases().get(id);
  const auto records = office.store.cases().records(id);
  const ledger::CaseRecord* proposal = newest_record(records, kProposalRecord);
  const std::int64_t sequence = move_case(office, id, version, CaseState::Rejected, change);
  office.store.audit().append("case.values", id.value, actor.name(),
                              effective_values_json(office.store, office.context, stored.file));
  const Letter letter{office.context.procedure(stored.file.procedure)->rejection_notice,
                      {{"notice.reason", fact(proposal, "reason")}, {"notice.basis", fact(proposal, "basis")}},
                      {}};
  issue_letter(office.store, office.context, id, letter, 1, sequence, japan_date(office.clock().now()));
  queue_letters(office, id);
}

// The case is decided, whoever did it and in which capacity. Inside transact().
void decide(const Office& office, const Actor& actor, const CaseId& id, int version, const ledger::Change& change) {
  if (rejection_proposed(office.store.cases().history(id))) return reject(office, actor, id, version, change);
  require_nothing_open(office, id);
  require_steps(office, office.store.cases().get(id), CaseState::Approved);
  const std::int64_t sequence = move_case(office, id, version, CaseState::Approved, change);
  // What was approved, for good: the chain proves every value that stood there.
  office.store.audit().append("case.values", id.value, actor.name(),
                              effective_values_json(office.store, office.context, office.store.cases().get(id).file));
  office.store.members().confirm(id, actor.name());
  issue_notices(office.store, office.context, id, sequence, japan_date(office.clock().now()));
  pull_corrected_letters(office, id, actor.name());
  queue_letters(office, id);
  open_case_of_family(office.store, office.context, id);
  end_if_done(office, id, actor.name());
}

DecidesAs require_deciding(const Office& office, const Actor& actor, const CaseId& id) {
  require_role(actor, {"approver", "senior"});
  require_duty(office, actor, id);
  const DecidesAs as = decides_as(office, actor, office.store.cases().get(id).file.procedure);
  if (as == DecidesAs::Nobody) throw Failure("E-AUTH-DENIED");
  return as;
}

}  // namespace

CaseView approve_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                      const std::string& exception_reason) {
  const DecidesAs as = require_deciding(office, actor, id);
  if (as == DecidesAs::Deputy) throw Failure("E-AUTH-DENIED", "代決は、だれに代わるかを示して行います");
  const bool own = worked_on(office, actor.name(), office.store.cases().get(id));
  if (own && (exception_reason.empty() || !setting_flag(office.store, "approval.allow_exception")))
    throw Failure("E-CASE-SAMEPERSON");
  const char* what = own ? kApprovedException : as == DecidesAs::Delegate ? kApprovedDelegate : "approved";
  office.store.transact([&] {
    if (own) office.store.cases().add_note(id, actor.name(), "後閲が必要: " + exception_reason);
    decide(office, actor, id, version, {actor.name(), what, exception_reason});
  });
  return case_view(office, actor, id);
}

CaseView approve_as_deputy(const Office& office, const Actor& actor, const CaseId& id, int version,
                           const DeputyOrder& order) {
  if (require_deciding(office, actor, id) != DecidesAs::Deputy) throw Failure("E-AUTH-DENIED");
  if (worked_on(office, actor.name(), office.store.cases().get(id))) throw Failure("E-CASE-SAMEPERSON");
  if (order.reason.empty()) throw Failure("E-INPUT-VALUE", "代決の理由を入力してください");
  const auto deciders = representable(office, actor, office.store.cases().get(id));
  const auto absent = std::find_if(deciders.begin(), deciders.end(),
                                   [&](const ledger::User& user) { return user.name == order.represents; });
  if (absent == deciders.end()) throw Failure("E-INPUT-VALUE", "この案件を決裁できる人を、代わる相手に選んでください");
  office.store.transact([&] {
    ledger::CaseRecord record;
    record.kind = kDeputyRecord;
    record.facts = {{"user", absent->name},
                    {"represented", actor_label(office, absent->name)},
                    {"reason", order.reason}};
    office.store.cases().add_record(id, actor.name(), record);
    decide(office, actor, id, version, {actor.name(), kApprovedDeputy, order.reason});
  });
  return case_view(office, actor, id);
}

CaseView return_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                     const std::string& reason) {
  require_role(actor, {"approver", "senior"});
  require_duty(office, actor, id);
  require_reason(reason);
  office.store.transact([&] {
    move_case(office, id, version, CaseState::Returned, {actor.name(), "returned", reason});
    office.store.members().revoke(id, actor.name());
    const int now = office.store.cases().get(id).version;
    move_case(office, id, now, CaseState::Checking, {actor.name(), "returned", {}});
  });
  return case_view(office, actor, id);
}

CaseView take_back_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                        const std::string& reason) {
  require_role(actor, {"reviewer"});
  require_duty(office, actor, id);
  require_reason(reason);
  office.store.transact([&] {
    const ledger::StoredCase stored = office.store.cases().get(id);
    const auto over = handed_over(office.store.cases().history(id));
    if (!over) throw Failure("E-CASE-STATE", std::string(to_japanese(stored.file.state)));
    if (over->actor != actor.name()) throw Failure("E-AUTH-DENIED", "引戻しは、決裁へ回した本人が行います");
    move_case(office, id, version, over->from, {actor.name(), kTakenBack, reason});
    office.store.members().revoke(id, actor.name());
  });
  return case_view(office, actor, id);
}

}  // namespace uketsuke::pipeline
