#include "pipeline/case/protected_household.h"

#include <algorithm>

namespace uketsuke::pipeline {
namespace {

constexpr std::string_view kConcepts[] = {"address.postal_code",
                                          "address.text",
                                          "address.kana",
                                          "address.former",
                                          "address.former_postal_code",
                                          "address.mailing",
                                          "address.mailing_postal_code",
                                          "person.phone"};

bool says_yes(const std::map<std::string, std::string>& more, const char* flag) {
  const auto found = more.find(flag);
  return found != more.end() && found->second == "yes";
}

// The newest row and the one that holds today: a mark that ends ahead of time or begins late must not open a gap.
template <class Row>
bool marked(const std::vector<Row>& history, const std::optional<Row>& today, const char* flag) {
  if (today && says_yes(today->value.more, flag)) return true;
  const auto newest = std::find_if(history.rbegin(), history.rend(),
                                   [](const Row& row) { return row.recording.status != ledger::RegisterStatus::Void; });
  return newest != history.rend() && says_yes(newest->value.more, flag);
}

}  // namespace

bool is_protected(ledger::Store& store, const HouseholdId& id, Date day) {
  ledger::Register& members = store.members();
  const ledger::AsOf at{day, {}};
  if (marked(members.history(id), members.household(id, at), "protected")) return true;
  const auto memberships = members.membership_history(id);
  return std::any_of(memberships.begin(), memberships.end(), [&](const ledger::MembershipRow& row) {
    const PersonId& person = row.value.person;
    return row.recording.status != ledger::RegisterStatus::Void &&
           marked(members.history(person), members.person(person, at), "person.protected");
  });
}

bool is_protected(ledger::Store& store, const ledger::StoredCase& stored, Date day) {
  ledger::Register& members = store.members();
  std::vector<HouseholdId> households = members.households_of_case(stored.file.id);
  for (const ledger::MembershipRow& row : members.memberships_of_case(stored.file.id))
    households.push_back(row.value.household);
  const ledger::CaseSubject& subject = stored.subject;
  if (!subject.number.empty())
    if (const auto named = members.household_by_number(subject.symbol, subject.number)) households.push_back(named->id);
  if (!subject.name_kana.empty() && subject.birth_date)
    for (const PersonId& person : members.find_persons(subject.name_kana, subject.birth_date, {}))
      for (const ledger::MembershipRow& row : members.memberships_of(person, {day, {}}))
        households.push_back(row.value.household);
  std::sort(households.begin(), households.end());
  households.erase(std::unique(households.begin(), households.end()), households.end());
  return std::any_of(households.begin(), households.end(),
                     [&](const HouseholdId& id) { return is_protected(store, id, day); });
}

bool is_place(std::string_view concept_id) {
  return std::find(std::begin(kConcepts), std::end(kConcepts), concept_id) != std::end(kConcepts);
}

bool is_protected(ledger::Store& store, const DocumentId& id, Date day) {
  const auto cases = store.cases().of_document(id);
  return std::any_of(cases.begin(), cases.end(),
                     [&](const CaseId& one) { return is_protected(store, store.cases().get(one), day); });
}

}  // namespace uketsuke::pipeline
