#include "pipeline/notices/household_facts.h"

#include <algorithm>

#include "core/errors/failure.h"

namespace uketsuke::pipeline {
namespace {

// The membership of a person that this case recorded.
const ledger::MembershipRow* recorded_by(const std::vector<ledger::MembershipRow>& rows, const CaseId& id) {
  for (const ledger::MembershipRow& row : rows)
    if (row.recording.by_case == id && row.recording.status != ledger::RegisterStatus::Void) return &row;
  return nullptr;
}

}  // namespace

HouseholdFacts facts_of(ledger::Store& store, const CaseId& id) {
  HouseholdFacts facts;
  for (const PersonId& person_id : store.members().persons_of_case(id)) {
    for (const ledger::PersonRow& row : store.members().history(person_id)) {
      if (row.recording.status == ledger::RegisterStatus::Void || !(row.recording.by_case == id)) continue;
      const auto memberships = store.members().memberships_of(person_id, {row.recording.valid_from, {}});
      const ledger::MembershipRow* membership = recorded_by(memberships, id);
      if (membership == nullptr) continue;
      facts.entered.push_back({person_id, row.value, membership->value});
      break;
    }
  }
  if (facts.entered.empty()) throw Failure("E-CASE-UNFINISHED", "no person was registered");
  std::sort(facts.entered.begin(), facts.entered.end(),
            [](const auto& a, const auto& b) { return a.membership.branch < b.membership.branch; });
  facts.id = facts.entered.front().membership.household;
  const Date day = facts.entered.front().membership.acquired_on;
  const auto household = store.members().household(facts.id, {day, {}});
  if (!household) throw Failure("E-LEDGER-NOTFOUND", "household");
  facts.household = household->value;
  if (const auto head = store.members().person(facts.household.head, {day, {}})) facts.head_name = head->value.name;
  return facts;
}

PremiumPlan premium_plan(const HouseholdFacts& facts, const PremiumTable& table) {
  PremiumPlan plan;
  plan.months = months_of_fiscal_year(facts.entered.front().membership.acquired_on);
  for (const auto& month : plan.months) {
    PremiumParts sum;
    for (const EnteredPerson& entered : facts.entered) {
      PremiumPerson person;
      person.member = entered.id == facts.household.head;
      person.birth_date = entered.person.birth_date.value_or(Date{});
      person.acquired_on = entered.membership.acquired_on;
      const PremiumParts parts = table.of(person, month);
      if (month == plan.months.front()) plan.of_person.push_back(parts);
      sum += parts;
    }
    plan.of_month.push_back(sum);
    plan.year += sum;
  }
  return plan;
}

}  // namespace uketsuke::pipeline
