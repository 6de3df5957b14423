#include "pipeline/case/events.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "pipeline/case/registered_household.h"
#include "pipeline/settings/association.h"
#include "validate/register/concerned.h"

namespace uketsuke::pipeline {
namespace {

constexpr const char* kLoss = "shikaku_soshitsu";

// A machine that stood still for the holidays must not let a birthday pass.
constexpr int kLookBack_days = 31;

Date first_of_august(std::chrono::year year) { return year / std::chrono::August / 1; }

// Those who leave on one day for one reason share a form.
HouseholdEvent leaving(const validate::RegisterHousehold& household, const std::vector<int>& branches, Date lost_on,
                       const std::string& reason, std::string why) {
  HouseholdEvent event;
  event.kind = kLoss;
  event.why = std::move(why);
  event.from = lost_on;
  event.key = reason + "|" + to_iso(lost_on);
  for (const int branch : branches) {
    event.key += "|" + std::to_string(branch);
    SheetValues& said = event.persons[branch];
    said["membership.lost_on"] = to_iso(lost_on);
    said["membership.loss_reason"] = reason;
    for (const validate::RegisterPerson& person : household.persons)
      if (person.branch == branch && !person.certificates_out.empty()) said["certificate.returned"] = "later";
  }
  return event;
}

}  // namespace

DueEvents due_events(ledger::Store& store, Date today) {
  const auto days = [&](const char* key) { return std::stoi(setting(store, key)); };
  const Date gone_by = plus_days(today, -kLookBack_days);
  DueEvents due;
  due.losses = {gone_by, plus_days(today, days("loss.days_ahead_of_75"))};
  due.from_70 = {gone_by, plus_days(today, days("copayment.days_ahead_of_70"))};
  const Date opens = date_from_iso(to_iso(today).substr(0, 5) + setting(store, "yearly.open_month_day"));
  if (!opens.ok()) throw Failure("E-INPUT-VALUE", "yearly.open_month_day");
  const Date takes_effect = first_of_august(today.year());
  if (opens <= today && today <= plus_days(takes_effect, kLookBack_days)) due.yearly = takes_effect;
  return due;
}

std::vector<HouseholdEvent> losses_by_age(const validate::RegisterHousehold& household, const DaySpan& days) {
  std::map<Date, std::vector<int>> by_day;
  for (const validate::Concerned& concerned : validate::concerned_by_age(household, days.first, days.last)) {
    if (concerned.why == validate::Concern::From70) continue;
    std::vector<int>& branches = by_day[concerned.from];
    if (std::find(branches.begin(), branches.end(), concerned.branch) == branches.end())
      branches.push_back(concerned.branch);
  }
  std::vector<HouseholdEvent> out;
  for (const auto& [day, branches] : by_day)
    out.push_back(leaving(household, branches, day, "reached_75", "75歳到達(後期高齢者医療制度へ移行)"));
  return out;
}

std::vector<EventCase> open_cases_of(ledger::Store& store, const Context& context, const DueEvents& due) {
  std::vector<EventCase> out;
  const Date last = std::max({due.losses.last, due.from_70.last, due.yearly.value_or(due.losses.last)});
  const Date today = japan_date(context.clock->now());
  visit_households(store, last, today, [&](const validate::RegisterHousehold& household) {
    std::vector<HouseholdEvent> events = losses_by_age(household, due.losses);
    const auto add = [&](std::vector<HouseholdEvent> more) {
      events.insert(events.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    add(judgements_at_70(household, due.from_70));
    if (due.yearly) add(yearly_events(store, context, household, *due.yearly));
    for (const HouseholdEvent& event : events)
      if (auto opened = open_without_paper(store, context, household, event)) out.push_back(std::move(*opened));
  });
  return out;
}

std::vector<EventCase> open_case_of_family(ledger::Store& store, const Context& context, const CaseId& by_case) {
  if (!setting_flag(store, "loss.family_follows_member")) return {};
  for (const ledger::MembershipRow& row : store.members().memberships_of_case(by_case)) {
    if (!row.value.lost_on) continue;
    const Date lost_on = *row.value.lost_on;
    // As of today: cards that were given out after the 喪失日 are asked back too.
    const auto household =
        registered_household(store, row.value.household, {}, japan_date(context.clock->now()));
    if (!household) continue;
    const auto head = store.members().household(row.value.household, {lost_on, {}});
    if (!head || head->value.head != row.value.person) continue;
    std::vector<int> branches;
    for (const validate::Concerned& concerned : validate::concerned_by_loss_of_member(*household, lost_on))
      branches.push_back(concerned.branch);
    if (branches.empty()) return {};
    const HouseholdEvent event =
        leaving(*household, branches, lost_on, "left_household", "組合員の資格喪失に伴う家族の資格喪失");
    if (auto opened = open_without_paper(store, context, *household, event)) return {*opened};
  }
  return {};
}

}  // namespace uketsuke::pipeline
