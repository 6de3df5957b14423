#include "pipeline/notices/addressee.h"

#include <algorithm>

#include "pipeline/case/case_records.h"
#include "pipeline/case/protected_household.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

// 死亡 as the form words it, and so the register.
constexpr const char* kDied = "死亡";

bool came_through_agent(const std::vector<ledger::CaseRecord>& records, const Application& form) {
  return std::any_of(form.people.begin(), form.people.end(), [&](const ApplicationPerson& person) {
    return fact(newest_record(records, "identity", person.row), "route") == "agent";
  });
}

bool form_says_member_died(const Application& form) {
  const std::string member = validate::name_key(form.people.front().name);
  return std::any_of(form.people.begin(), form.people.end(), [&](const ApplicationPerson& person) {
    return person.row > 0 && validate::name_key(person.name) == member &&
           form.values.label("membership.loss_reason", person.row) == kDied;
  });
}

bool register_says_member_died(ledger::Register& members, const Application& form) {
  if (form.number.empty()) return false;
  const auto household = members.household_by_number(form.symbol, form.number);
  if (!household) return false;
  const auto history = members.membership_history(household->id);
  return std::any_of(history.begin(), history.end(), [&](const ledger::MembershipRow& row) {
    return row.value.person == household->value.head && row.recording.status != ledger::RegisterStatus::Void &&
           row.value.lost_on && row.value.lost_why == kDied;
  });
}

ledger::AddresseeRole role_of(const std::string& chosen) {
  return chosen.empty() ? ledger::AddresseeRole::Member : ledger::addressee_role_from(chosen);
}

}  // namespace

LetterAddressee address_letters(ledger::Store& store, const CaseId& id, const Application& form, bool is_protected,
                                std::map<std::string, std::string>& variables) {
  if (is_protected) std::erase_if(variables, [](const auto& entry) { return is_place(entry.first); });
  const auto records = store.cases().records(id);
  const ledger::CaseRecord* chosen = newest_record(records, "addressee");
  if (chosen != nullptr && (!is_protected || fact(chosen, kChosenUnderProtection) == "yes")) {
    for (const char* part : {"name", "postal_code", "address"})
      variables["recipient." + std::string(part)] = fact(chosen, part);
    return {role_of(fact(chosen, "role")), {}, false};
  }
  if (is_protected) return {ledger::AddresseeRole::Member, "宛先の選択(支援措置)", true};
  if (came_through_agent(records, form)) return {ledger::AddresseeRole::Member, "宛先の選択(代理人による届出)", false};
  if (form_says_member_died(form) || register_says_member_died(store.members(), form))
    return {ledger::AddresseeRole::Member, "宛先の選択(組合員の死亡)", false};
  return {};
}

}  // namespace uketsuke::pipeline
