#include "pipeline/office/protection.h"

#include <algorithm>

#include "pipeline/case/protected_household.h"

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

// The record by which a person says where letters of a protected household go.
constexpr std::string_view kAddressee = "addressee";

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
  return is_protected(office.store, id, japan_date(office.clock.now()));
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

void withhold_protected(const Actor& actor, CaseView& view) {
  if (sees_protected(actor) || !view.summary.marks.is_protected) return;
  for (DocumentView& document : view.documents)
    for (FieldView& field : document.fields) {
      if (!is_withheld(field.value) || field.shown_value.empty()) continue;
      withhold(field.value);
      field.shown_value.clear();
      field.display = kWithheld;
    }
  for (RecordView& record : view.records)
    if (record.kind == kAddressee)
      for (auto& [label, value] : record.words) value = kWithheld;
  for (ComparisonView& comparison : view.comparisons) {
    withhold(comparison.left);
    withhold(comparison.right);
  }
}

}  // namespace uketsuke::pipeline
