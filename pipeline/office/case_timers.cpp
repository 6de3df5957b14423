#include "pipeline/office/case_timers.h"

#include <algorithm>

#include "pipeline/office/case_view.h"
#include "pipeline/settings/association.h"
#include "validate/days/deadline.h"

namespace uketsuke::pipeline {
namespace {

using validate::DeadlineState;

TimerView timer(std::string id, std::string label, const validate::Deadline& deadline, bool done) {
  std::string verdict;
  switch (deadline.state) {
    case DeadlineState::Met: verdict = "done"; break;
    case DeadlineState::Running: verdict = "ok"; break;
    case DeadlineState::DueSoon: verdict = "near"; break;
    case DeadlineState::Late: verdict = done ? "late" : "over"; break;
  }
  return {std::move(id), std::move(label), deadline.last_day, std::move(verdict)};
}

// The earliest day that the form names as the event its 届出期限 runs from.
std::optional<Date> event_of(const Application& form) {
  std::optional<Date> out;
  for (const char* concept_id : {"membership.acquired_on", "membership.lost_on", "address.changed_on"})
    for (int row = 0; row <= form.values.rows(); ++row)
      if (const auto day = form.values.day(concept_id, row); day && (!out || *day < *out)) out = day;
  return out;
}

std::optional<Date> decided_on(const std::vector<ledger::CaseEvent>& history) {
  const auto decided = std::find_if(history.begin(), history.end(), [](const ledger::CaseEvent& event) {
    return event.state && is_settled(*event.state);
  });
  return decided == history.end() ? std::nullopt : std::optional(japan_date(decided->at));
}

}  // namespace

std::vector<TimerView> case_timers(const Office& office, const ledger::StoredCase& stored, const CaseSources& sources) {
  const validate::Procedure* procedure = office.context.procedure(stored.file.procedure);
  if (procedure == nullptr || stored.file.state == CaseState::Withdrawn) return {};
  const Date today = japan_date(office.clock().now());
  const int due_soon_days = office.context.rules.event_days().due_soon_days();
  std::vector<TimerView> out;
  if (const auto event = sources.form ? event_of(*sources.form) : std::nullopt) {
    const int days = procedure->notify_within_days;
    out.push_back(timer("notify", "届出(事実の発生から" + std::to_string(days) + "日)",
                        validate::notice_deadline(*event, days, stored.file.received_on, today,
                                                  holidays(office.store), due_soon_days), true));
  }
  const auto decided = decided_on(sources.history);
  out.push_back(timer("register", "資格登録(届出から" + std::to_string(procedure->register_within_days) + "日)",
                      validate::deadline(*due_on(office, stored), decided, today, due_soon_days), decided.has_value()));
  return out;
}

}  // namespace uketsuke::pipeline
