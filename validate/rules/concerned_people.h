#pragma once

#include <vector>

#include "validate/rules/people.h"

namespace uketsuke::validate {

/// The persons whom a form of an existing household is about (対象者): its rows, or the applicant when no row is begun.
std::vector<PersonFacts> people_concerned(const DocumentFacts& form);

/// A value of a person's row; where the form asks it once for all, that one. May be nullptr.
const FieldFacts* field_for(const DocumentFacts& form, std::string_view concept_id, int row);

/// The person of the register whom a paper names, by name and birth date; nullptr when there is none or two fit
/// equally. `registered` are the people of register_document(household).
const RegisterPerson* member_of(const RegisterHousehold& household, const PersonFacts& person,
                                const std::vector<PersonFacts>& registered);

/// The name as a paper has it; empty when nobody has read it yet.
std::string name_of(const PersonFacts& person);

/// Names joined by 、 for people to read.
std::string listed(const std::vector<std::string>& names);

}  // namespace uketsuke::validate
