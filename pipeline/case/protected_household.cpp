#include "pipeline/case/protected_household.h"

#include <algorithm>

namespace uketsuke::pipeline {
namespace {

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

}  // namespace uketsuke::pipeline
