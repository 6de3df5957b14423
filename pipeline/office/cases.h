#pragma once

#include "pipeline/case/events.h"
#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// Cases (案件): lists, search, 受付簿, and the steps of the procedure.
namespace uketsuke::pipeline {

/// Which cases a list shows.
struct CaseChoice {
  std::optional<CaseState> state;
  std::optional<BatchId> batch;  ///< only those that hold a sheet of this batch
  bool mine = false;             ///< only those the actor may act on now
  std::string procedure;         ///< only those of this procedure
  bool decisions = false;  ///< only those the actor may decide now (決裁, 専決, 代決), own work too where an exception is allowed
  bool later_check = false;  ///< only those decided as an exception or by 代決 whose 後閲 the actor may close
};
/// Roles: any but print and accounting; decisions and later_check: who decides by the route of some procedure
/// (E-AUTH-DENIED). Only cases of the actor's 事務.
ledger::Listed<CaseSummaryView> list_cases(const Office& office, const Actor& actor, const CaseChoice& choice,
                                           const ledger::Window& window);
/// Any role; logged. Throws E-INPUT-VALUE without a criterion. `name` is as typed; variants count as equal.
struct SearchWords {
  std::string name;
  std::string kana;
  std::string symbol;
  std::string number;
  std::optional<Date> birth_date;
  std::string receipt_number;
};
ledger::Listed<CaseSummaryView> search_cases(const Office& office, const Actor& actor, const SearchWords& words,
                                             const ledger::Window& window);
/// 受付簿 of a JST day; any role.
ledger::RegisterDay register_day(const Office& office, const Actor& actor, Date day);
/// The same rows as CSV (UTF-8 with BOM, CRLF, RFC 4180, formula injection defused). Logged.
std::string register_day_csv(const Office& office, const Actor& actor, Date day);

/// Roles: any but print and accounting. Logged.
CaseView open_case(const Office& office, const Actor& actor, const CaseId& id);

/// 審査 → 仮登録 → 決裁待ち when nothing is open. Roles: reviewer, senior.
CaseView advance_case(const Office& office, const Actor& actor, const CaseId& id, int version);
/// 却下の起案: straight to 決裁待ち, open matters and all; nothing is registered. Roles: reviewer, senior. A reason and
/// the rule that it rests on are required. Throws E-CASE-STATE where the procedure knows no 却下.
CaseView propose_rejection(const Office& office, const Actor& actor, const CaseId& id, int version,
                           const std::string& reason, const std::string& basis);
/// 決裁: registers for good and issues the notices; a proposed 却下 is decided instead. By a decider of the procedure's
/// route, or one to whom it is left by 専決 (recorded as such); never one who keyed, decided a field of it or handed it on
/// (E-CASE-SAMEPERSON), unless the setting approval.allow_exception is on and a reason is given.
CaseView approve_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                      const std::string& exception_reason);
/// 代決: for whom, and why they cannot decide themselves.
struct DeputyOrder {
  std::string represents;  ///< user name of the decider
  std::string reason;
};
/// The same by a deputy of the route in a decider's absence; recorded as 代決 and waits for 後閲 by the decider. Never one
/// who worked on it, with no exception. Throws E-INPUT-VALUE without a reason or for somebody who could not decide.
CaseView approve_as_deputy(const Office& office, const Actor& actor, const CaseId& id, int version,
                           const DeputyOrder& order);
/// 差戻し to 確認, undoing the 仮登録. Roles: approver, senior. A reason is required.
CaseView return_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                     const std::string& reason);
/// 引戻し: who handed the case on takes it back before it is decided, to the state it came from, undoing the 仮登録. Roles:
/// reviewer, senior. A reason is required. Throws E-CASE-STATE once it is decided.
CaseView take_back_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                        const std::string& reason);
/// 取下げ before 決裁済. Role: senior. A reason is required.
CaseView withdraw_case(const Office& office, const Actor& actor, const CaseId& id, int version,
                       const std::string& reason);
/// Opens the cases of those who reach 70 or 75 with effect on a day from `first` to `last`. Role: senior.
std::vector<EventCase> open_due_cases(const Office& office, const Actor& actor, Date first, Date last);
/// Opens every case without paper that is due today (pipeline/case/events.h), as `serve` does daily. Role: senior.
std::vector<EventCase> open_todays_cases(const Office& office, const Actor& actor);
/// Takes a finding as it is, with a reason. Roles: reviewer (warnings), senior (errors).
CaseView accept_finding(const Office& office, const Actor& actor, const CaseId& id, const std::string& finding,
                        const std::string& reason);

/// Throws Failure E-INPUT-VALUE for an empty reason.
void require_reason(const std::string& reason);
/// Throws Failure E-CASE-UNFINISHED saying how much is open.
void require_nothing_open(const Office& office, const CaseId& id);

/// Views without a permission check (building blocks).
CaseSummaryView case_summary(const Office& office, const Actor& actor, const ledger::StoredCase& stored);
std::vector<FindingView> finding_views(const Office& office, const CaseId& id);

}  // namespace uketsuke::pipeline
