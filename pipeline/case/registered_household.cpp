#include "pipeline/case/registered_household.h"

#include <algorithm>

#include "ledger/register_time.h"
#include "pipeline/case/correction.h"
#include "pipeline/case/protected_household.h"

namespace uketsuke::pipeline {
namespace {

validate::RegisterPerson person_view(ledger::Store& store, const ledger::Membership& membership,
                                     const ledger::Person& person, const Date& day) {
  validate::RegisterPerson out;
  out.id = membership.person.value;
  out.name = person.name;
  out.kana = person.name_kana;
  out.birth_date = person.birth_date;
  out.sex = person.sex;
  out.relation = membership.relation;
  out.branch = membership.branch;
  out.acquired_on = membership.acquired_on;
  out.lost_on = membership.lost_on;
  out.number_known = !person.number_token.empty();
  for (const ledger::CertificateRow& row : store.members().certificates_of(membership.person, {day, {}}))
    if (row.value.state == ledger::CertificateState::Issued) out.certificates_out.push_back(row.value.kind);
  return out;
}

}  // namespace

std::optional<validate::RegisterHousehold> registered_household(ledger::Store& store, const HouseholdId& id,
                                                                const std::vector<CaseId>& but_of, Date day) {
  const auto rows = store.members().history(id);
  const ledger::HouseholdRow* household = ledger::newest_standing(rows, but_of);
  if (household == nullptr) return std::nullopt;
  validate::RegisterHousehold out;
  out.symbol = household->value.symbol;
  out.number = household->value.number;
  out.postal_code = household->value.postal_code;
  out.address = household->value.address;
  out.phone = household->value.phone;
  out.is_protected = is_protected(store, id, day);
  std::map<ledger::MembershipId, std::vector<ledger::MembershipRow>> memberships;
  for (ledger::MembershipRow& row : store.members().membership_history(id)) {
    auto& of_one = memberships[row.id];
    of_one.push_back(std::move(row));
  }
  for (const auto& [membership_id, history] : memberships) {
    const ledger::MembershipRow* membership = ledger::newest_standing(history, but_of);
    if (membership == nullptr) continue;
    const auto persons = store.members().history(membership->value.person);
    const ledger::PersonRow* person = ledger::newest_standing(persons, but_of);
    if (person == nullptr) continue;
    out.persons.push_back(person_view(store, membership->value, person->value, day));
    out.persons.back().is_head = membership->value.person == household->value.head;
  }
  std::sort(out.persons.begin(), out.persons.end(), [](const auto& a, const auto& b) { return a.branch < b.branch; });
  return out;
}

std::optional<validate::RegisterHousehold> registered_household(ledger::Store& store, const CaseFile& file,
                                                                const Application& application) {
  if (application.number.empty()) return std::nullopt;
  const auto named = store.members().household_by_number(application.symbol, application.number);
  if (!named) return std::nullopt;
  std::vector<CaseId> own = corrected_cases(store, file.id);
  own.push_back(file.id);
  return registered_household(store, named->id, own, file.received_on);
}

}  // namespace uketsuke::pipeline
