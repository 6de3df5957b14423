// 限度額適用認定: the incomes of every insured person of the household must be known, and no certificate may be a
// stranger's.

#include <algorithm>

#include "validate/rules/concerned_people.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {

void check_limit(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  if (form == nullptr || form->by_concept("limit.kind") == nullptr || context.in_register == nullptr) return;
  const RegisterHousehold& household = *context.facts.household;
  const std::vector<PersonFacts> registered = people_of(*context.in_register);
  std::vector<const RegisterPerson*> covered;
  bool any = false;
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.kind != "kazei_shomeisho") continue;
    any = true;
    for (const PersonFacts& person : people_of(document)) {
      const RegisterPerson* member = member_of(household, person, registered);
      if (member != nullptr)
        covered.push_back(member);
      else if (has_value(person.name) && has_value(person.birth_date))
        context.out.add(messages::kLimitCertificateOfOther, {person.name}, name_of(person));
    }
  }
  // Without any certificate all incomes come by 情報連携; that the attachment was left out is a finding already.
  if (!any || !context.facts.received_on.ok()) return;
  std::vector<std::string> missing;
  for (const RegisterPerson& person : household.persons) {
    const bool known = person.income_known || std::find(covered.begin(), covered.end(), &person) != covered.end();
    if (person.insured_on(context.facts.received_on) && !known) missing.push_back(person.name);
  }
  if (!missing.empty())
    context.out.add(messages::kLimitIncomeMissing, {form->by_concept("limit.kind")}, listed(missing));
}

}  // namespace uketsuke::validate
