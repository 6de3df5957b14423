#include "validate/rules/concerned_people.h"

#include "validate/rules/context.h"

namespace uketsuke::validate {

std::vector<PersonFacts> people_concerned(const DocumentFacts& form) {
  std::vector<PersonFacts> people = people_of(form);
  const bool rows = !people.empty() && people.back().row > 0;
  if (rows) std::erase_if(people, [](const PersonFacts& person) { return person.row == 0; });
  return people;
}

const FieldFacts* field_for(const DocumentFacts& form, std::string_view concept_id, int row) {
  const FieldFacts* own = form.by_concept(concept_id, row);
  return own != nullptr ? own : form.by_concept(concept_id, 0);
}

const RegisterPerson* member_of(const RegisterHousehold& household, const PersonFacts& person,
                                const std::vector<PersonFacts>& registered) {
  const PersonFacts* found = same_person(person, registered);
  return found == nullptr ? nullptr : &household.persons[static_cast<std::size_t>(found->row - 1)];
}

std::string name_of(const PersonFacts& person) { return has_value(person.name) ? person.name->value : ""; }

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
  return out;
}

}  // namespace uketsuke::validate
