#include "pipeline/case/register_view.h"

#include <algorithm>

namespace uketsuke::pipeline {
namespace {

// The newest row that stands and that this case did not write.
template <class Row>
const Row* standing(const std::vector<Row>& rows, const CaseId& but_of) {
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    if (row->recording.status != ledger::RegisterStatus::Void && row->recording.by_case != but_of) return &*row;
  return nullptr;
}

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

std::optional<validate::RegisterHousehold> register_view(ledger::Store& store, const CaseFile& file,
                                                         const Application& application) {
  if (application.number.empty()) return std::nullopt;
  const auto named = store.members().household_by_number(application.symbol, application.number);
  if (!named) return std::nullopt;
  const auto rows = store.members().history(named->id);
  const ledger::HouseholdRow* household = standing(rows, file.id);
  if (household == nullptr) return std::nullopt;
  validate::RegisterHousehold out{household->value.symbol,  household->value.number, household->value.postal_code,
                                  household->value.address, household->value.phone,  false,
                                  {}};
  const auto flag = household->value.more.find("protected");
  out.is_protected = flag != household->value.more.end() && flag->second == "yes";
  std::map<ledger::MembershipId, std::vector<ledger::MembershipRow>> memberships;
  for (ledger::MembershipRow& row : store.members().membership_history(named->id)) {
    auto& of_one = memberships[row.id];
    of_one.push_back(std::move(row));
  }
  for (const auto& [id, history] : memberships) {
    const ledger::MembershipRow* membership = standing(history, file.id);
    if (membership == nullptr) continue;
    const auto persons = store.members().history(membership->value.person);
    const ledger::PersonRow* person = standing(persons, file.id);
    if (person == nullptr) continue;
    out.persons.push_back(person_view(store, membership->value, person->value, file.received_on));
    out.persons.back().is_head = membership->value.person == household->value.head;
  }
  std::sort(out.persons.begin(), out.persons.end(), [](const auto& a, const auto& b) { return a.branch < b.branch; });
  return out;
}

}  // namespace uketsuke::pipeline
