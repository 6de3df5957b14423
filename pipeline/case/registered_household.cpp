#include "pipeline/case/registered_household.h"

#include <algorithm>

#include "ledger/register_time.h"
#include "pipeline/case/correction.h"
#include "pipeline/case/protected_household.h"
#include "validate/compare/names.h"
#include "validate/rules/context.h"
#include "validate/rules/people.h"

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

// By name and birth date, or by name and reading where the paper does not ask for the date.
bool same_person(const validate::PersonFacts& person, const validate::RegisterPerson& member) {
  const bool both_read = validate::has_value(person.kana) && !member.kana.empty();
  const bool read_alike =
      both_read && validate::compare_kana(member.kana, person.kana->value) <= validate::Comparison::KeyEqual;
  if (!validate::has_value(person.name) || member.lost_on || (both_read && !read_alike) ||
      validate::compare_names(member.name, person.name->value) > validate::Comparison::KeyEqual)
    return false;
  if (!validate::has_value(person.birth_date)) return person.birth_date == nullptr && read_alike;
  return member.birth_date && to_iso(*member.birth_date) == person.birth_date->value;
}

bool somebody_on_both(const validate::DocumentFacts& form, const validate::RegisterHousehold& household) {
  const auto people = validate::people_of(form);
  return std::any_of(people.begin(), people.end(), [&](const validate::PersonFacts& person) {
    return std::any_of(household.persons.begin(), household.persons.end(),
                       [&](const validate::RegisterPerson& member) { return same_person(person, member); });
  });
}

// The household of a 記号番号 without what this case and those it corrects entered.
std::optional<validate::RegisterHousehold> household_named(ledger::Store& store, const CaseFile& file,
                                                           const std::string& symbol, const std::string& number) {
  const auto named = store.members().household_by_number(symbol, number);
  if (!named) return std::nullopt;
  std::vector<CaseId> own = corrected_cases(store, file.id);
  own.push_back(file.id);
  return registered_household(store, named->id, own, file.received_on);
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
  out.provisional = household->recording.status != ledger::RegisterStatus::Final;
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
    out.provisional |= membership->recording.status != ledger::RegisterStatus::Final ||
                       person->recording.status != ledger::RegisterStatus::Final;
    out.persons.push_back(person_view(store, membership->value, person->value, day));
    out.persons.back().is_head = membership->value.person == household->value.head;
  }
  std::sort(out.persons.begin(), out.persons.end(), [](const auto& a, const auto& b) { return a.branch < b.branch; });
  return out;
}

std::optional<validate::RegisterHousehold> registered_household(ledger::Store& store, const CaseFile& file,
                                                                const Application& application) {
  if (application.number.empty()) return std::nullopt;
  return household_named(store, file, application.symbol, application.number);
}

std::optional<validate::RegisterHousehold> presumed_household(ledger::Store& store, const CaseFile& file,
                                                              const validate::DocumentFacts& form) {
  const validate::FieldFacts* symbol = form.by_concept("household.symbol");
  const validate::FieldFacts* number = form.by_concept("household.number");
  if (!validate::has_value(number) || (number->decided && (symbol == nullptr || symbol->decided))) return std::nullopt;
  auto household = household_named(store, file, symbol == nullptr ? "" : symbol->value, number->value);
  if (!household || household->provisional || !somebody_on_both(form, *household)) return std::nullopt;
  return household;
}

}  // namespace uketsuke::pipeline
