#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Who may decide a case (決裁の経路), by the route of its procedure: 決裁者, 専決, 代決, 後閲, 引戻し.
namespace uketsuke::pipeline {

/// Words of the steps of 決裁 in a case's history.
inline constexpr const char* kApprovedException = "approved_exception";
inline constexpr const char* kApprovedDelegate = "approved_delegate";
inline constexpr const char* kApprovedDeputy = "approved_deputy";
inline constexpr const char* kTakenBack = "taken_back";
/// The record that says for whom a deputy decided (facts "user", "represented", "reason").
inline constexpr const char* kDeputyRecord = "deputy_decision";

/// In which capacity the actor decides cases of a procedure; Nobody outside their 事務. Says nothing of one case.
validate::DecidesAs decides_as(const Office& office, const Actor& actor, std::string_view procedure);

/// Who handed a case on for 決裁 last, and the state it came from (仮登録 is passed over); nothing unless it awaits 決裁.
struct HandOver {
  std::string actor;
  CaseState from = CaseState::Examining;
};
std::optional<HandOver> handed_over(const std::vector<ledger::CaseEvent>& history);

/// Whether somebody keyed, decided, recorded or handed on what is to be decided: they do not decide it.
bool worked_on(const Office& office, const std::string& user, const ledger::StoredCase& stored);

/// The deciders for whom a deputy may decide the case: of its 事務, not locked, no workers of it, not the deputy.
std::vector<ledger::User> representable(const Office& office, const Actor& deputy, const ledger::StoredCase& stored);

/// Whether the actor may close the 後閲 that a case waits for: another decider after an exception; after a 代決 the one who
/// was represented, or another decider, who then says why (fact "instead"). Never one who worked on the case.
bool may_check_later(const Office& office, const Actor& actor, const ledger::StoredCase& stored,
                     const CaseMarks& marks);
/// Throws Failure E-CASE-STATE when no 後閲 is open, E-AUTH-DENIED, E-CASE-SAMEPERSON, or E-INPUT-VALUE without that reason.
void require_later_check(const Office& office, const Actor& actor, const ledger::StoredCase& stored,
                         const std::map<std::string, std::string>& facts);

/// Moves a case along its procedure's table and returns the ledger's sequence; throws Failure E-CASE-STATE for anything
/// else.
std::int64_t move_case(const Office& office, const CaseId& id, int version, CaseState to,
                       const ledger::Change& change);

}  // namespace uketsuke::pipeline
