#include "pipeline/office/protection.h"

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

bool is_withheld(const FieldValue& value) {
  return std::find(std::begin(kConcepts), std::end(kConcepts), value.info.concept_id) != std::end(kConcepts);
}

void withhold(FieldValue& value) {
  value.reading.reset();
  if (value.decision) value.decision->decision.value.clear();
}

void withhold(ComparisonSide& side) {
  if (!is_withheld(side.value)) return;
  withhold(side.value);
  side.display = kWithheld;
}

}  // namespace

bool sees_protected(const Actor& actor) { return actor.user.has("protected_data"); }

bool is_protected(const Office& office, const HouseholdId& id) {
  ledger::Register& members = office.store.members();
  const ledger::AsOf today{japan_date(office.clock.now()), {}};
  if (marked(members.history(id), members.household(id, today), "protected")) return true;
  const auto memberships = members.membership_history(id);
  return std::any_of(memberships.begin(), memberships.end(), [&](const ledger::MembershipRow& row) {
    const PersonId& person = row.value.person;
    return row.recording.status != ledger::RegisterStatus::Void &&
           marked(members.history(person), members.person(person, today), "person.protected");
  });
}

bool is_protected(const Office& office, const ledger::StoredCase& stored) {
  ledger::Register& members = office.store.members();
  std::vector<HouseholdId> households = members.households_of_case(stored.file.id);
  for (const ledger::MembershipRow& row : members.memberships_of_case(stored.file.id))
    households.push_back(row.value.household);
  if (!stored.subject.number.empty())
    if (const auto named = members.household_by_number(stored.subject.symbol, stored.subject.number))
      households.push_back(named->id);
  std::sort(households.begin(), households.end());
  households.erase(std::unique(households.begin(), households.end()), households.end());
  return std::any_of(households.begin(), households.end(),
                     [&](const HouseholdId& id) { return is_protected(office, id); });
}

void withhold_protected(const Office& office, const Actor& actor, CaseView& view) {
  if (sees_protected(actor) || !is_protected(office, view.summary.stored)) return;
  for (DocumentView& document : view.documents)
    for (FieldView& field : document.fields) {
      if (!is_withheld(field.value) || field.shown_value.empty()) continue;
      withhold(field.value);
      field.shown_value.clear();
      field.display = kWithheld;
    }
  for (ComparisonView& comparison : view.comparisons) {
    withhold(comparison.left);
    withhold(comparison.right);
  }
}

}  // namespace uketsuke::pipeline
