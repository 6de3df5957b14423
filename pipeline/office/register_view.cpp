#include "pipeline/office/register_view.h"

#include "core/errors/failure.h"
#include "ledger/register_time.h"
#include "pipeline/office/protection.h"
#include "pipeline/values/masking.h"

namespace uketsuke::pipeline {
namespace {

using ledger::AsOf;

// The last hyphen parts 記号 and 番号: a 記号 may hold hyphens itself.
std::optional<ledger::HouseholdRow> named(ledger::Store& store, const std::string& symbol_number, const AsOf& at) {
  for (std::size_t hyphen = symbol_number.rfind('-'); hyphen != std::string::npos && hyphen > 0;
       hyphen = symbol_number.rfind('-', hyphen - 1))
    if (auto found =
            store.members().household_by_number(symbol_number.substr(0, hyphen), symbol_number.substr(hyphen + 1), at))
      return found;
  return store.members().household_by_number("", symbol_number, at);
}

void withhold(RegisterHouseholdView& view) {
  view.withheld = true;
  view.history.clear();
  view.household.value.postal_code.clear();
  view.household.value.address.clear();
  view.household.value.phone.clear();
  view.household.value.more.clear();
  for (RegisterMember& member : view.members) member.person.more.clear();
}

}  // namespace

RegisterHouseholdView show_household(const Office& office, const Actor& actor, const std::string& symbol_number,
                                     const AsOf& at) {
  require_role(actor, {"mailroom", "reviewer", "approver", "admin", "auditor"});
  const auto household = named(office.store, symbol_number, at);
  if (!household) throw Failure("E-LEDGER-NOTFOUND", "記号番号の世帯");
  log_look(office, actor, "register.show", household->id.value);
  RegisterHouseholdView out;
  out.household = *household;
  out.at = at;
  for (const ledger::MembershipRow& row : office.store.members().members(household->id, at)) {
    const auto person = office.store.members().person(row.value.person, at);
    if (!person) continue;
    RegisterMember member;
    member.membership = row;
    member.person = person->value;
    member.insured = row.value.insured_on(at.day);
    if (!person->value.number_token.empty()) member.number_masked = masked(std::string(12, '0'));
    member.certificates = office.store.members().certificates_of(row.value.person, at);
    out.members.push_back(std::move(member));
  }
  for (const ledger::MembershipRow& row : office.store.members().membership_history(household->id))
    if (auto known = ledger::as_known(row, at.known)) out.history.push_back(*known);
  if (!sees_protected(actor) && is_protected(office, household->id)) withhold(out);
  return out;
}

}  // namespace uketsuke::pipeline
