#include "pipeline/office/approval.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/office/case_marks.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kInstead = "instead";  // fact of the record "later_check"

bool is_decider(const Office& office, const Actor& actor, std::string_view procedure) {
  return decides_as(office, actor, procedure) == validate::DecidesAs::Decider;
}

// Who decided, keyed, recorded or handed on what was decided, at any time.
bool took_part(const Office& office, const std::string& user, const ledger::StoredCase& stored,
               const CaseMarks& marks) {
  if (marks.decided_by == user || worked_on(office, user, stored)) return true;
  const auto history = office.store.cases().history(stored.file.id);
  return std::any_of(history.begin(), history.end(), [&](const ledger::CaseEvent& event) {
    return event.state == CaseState::AwaitingApproval && event.actor == user;
  });
}

}  // namespace

validate::DecidesAs decides_as(const Office& office, const Actor& actor, std::string_view procedure) {
  const validate::Procedure* known = office.context.procedure(procedure);
  if (known == nullptr || !has_duty(office, actor, procedure)) return validate::DecidesAs::Nobody;
  return known->approval.capacity(actor.user.roles);
}

std::optional<HandOver> handed_over(const std::vector<ledger::CaseEvent>& history) {
  std::optional<HandOver> out;
  CaseState before = CaseState::Received;
  for (const ledger::CaseEvent& event : history) {
    if (!event.state) continue;
    out.reset();
    if (*event.state == CaseState::AwaitingApproval) out = HandOver{event.actor, before};
    if (*event.state != CaseState::Provisional) before = *event.state;
  }
  return out;
}

bool worked_on(const Office& office, const std::string& user, const ledger::StoredCase& stored) {
  const auto workers = office.store.cases().workers(stored.file.id);
  if (std::find(workers.begin(), workers.end(), user) != workers.end()) return true;
  if (stored.file.state != CaseState::AwaitingApproval) return false;
  const auto over = handed_over(office.store.cases().history(stored.file.id));
  return over && over->actor == user;
}

std::vector<ledger::User> representable(const Office& office, const Actor& deputy, const ledger::StoredCase& stored) {
  std::vector<ledger::User> out = office.store.users().list();
  std::erase_if(out, [&](const ledger::User& user) {
    return user.locked || user.name == deputy.name() || !is_decider(office, {user}, stored.file.procedure) ||
           worked_on(office, user.name, stored);
  });
  return out;
}

bool may_check_later(const Office& office, const Actor& actor, const ledger::StoredCase& stored,
                     const CaseMarks& marks) {
  return marks.later_check == LaterCheck::Needed && is_decider(office, actor, stored.file.procedure) &&
         !took_part(office, actor.name(), stored, marks);
}

void require_later_check(const Office& office, const Actor& actor, const ledger::StoredCase& stored,
                         const std::map<std::string, std::string>& facts) {
  const CaseMarks marks = case_marks(office, stored, office.store.cases().history(stored.file.id));
  if (!is_decider(office, actor, stored.file.procedure)) throw Failure("E-AUTH-DENIED");
  if (marks.later_check != LaterCheck::Needed) throw Failure("E-CASE-STATE", "後閲の要る決裁がありません");
  if (took_part(office, actor.name(), stored, marks)) throw Failure("E-CASE-SAMEPERSON");
  if (marks.represented.empty() || marks.represented == actor.name()) return;
  const auto reason = facts.find(kInstead);
  if (reason == facts.end() || reason->second.empty())
    throw Failure("E-INPUT-VALUE", actor_label(office, marks.represented) +
                                       "さんに代わる決裁です。本人が後閲できないときは、その理由を入力してください");
}

std::int64_t move_case(const Office& office, const CaseId& id, int version, CaseState to,
                       const ledger::Change& change) {
  const ledger::StoredCase stored = office.store.cases().get(id);
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr || !procedure->allows(stored.file.state, to))
    throw Failure("E-CASE-STATE", std::string(to_japanese(stored.file.state)));
  return office.store.cases().move(id, version, to, change);
}

}  // namespace uketsuke::pipeline
