// A form of an existing household: the register must have the 記号番号, and nobody on it may have left already. That
// each person belongs to the household is a [[compare]] of the procedure.

#include <algorithm>

#include "validate/rules/concerned_people.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {

void check_register(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  const bool of_members = std::any_of(
      context.procedure.compares.begin(), context.procedure.compares.end(),
      [](const CompareRule& rule) { return rule.scope == CompareScope::FormPeople && rule.looks_at(kRegister); });
  if (form == nullptr || !of_members) return;
  const FieldFacts* symbol = form->by_concept("household.symbol");
  const FieldFacts* number = form->by_concept("household.number");
  if (context.in_register == nullptr) {
    // A number that nobody has read or settled yet proves nothing.
    if (has_value(number) && number->decided && (symbol == nullptr || symbol->decided))
      context.out.add(messages::kRegisterNoHousehold, {symbol, number}, number->value);
    return;
  }
  const std::vector<PersonFacts> registered = people_of(*context.in_register);
  for (const PersonFacts& person : people_concerned(*form)) {
    const RegisterPerson* member = member_of(*context.facts.household, person, registered);
    if (member != nullptr && member->lost_on)
      context.out.add(messages::kRegisterAlreadyLost, {person.name}, name_of(person) + " " + to_iso(*member->lost_on));
  }
}

}  // namespace uketsuke::validate
