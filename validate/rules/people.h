#pragma once

#include <vector>

#include "validate/case_view.h"

namespace uketsuke::validate {

/// A person as one document names them.
struct PersonFacts {
  const DocumentFacts* document = nullptr;
  int row = 0;  ///< 0 is the applicant (or the only person), rows count from 1
  const FieldFacts* name = nullptr;
  const FieldFacts* kana = nullptr;
  const FieldFacts* birth_date = nullptr;
  const FieldFacts* sex = nullptr;
  const FieldFacts* my_number = nullptr;
  const FieldFacts* relation = nullptr;
};

/// The persons of a document, by the concepts of its fields. A row counts once anything of it has been read.
std::vector<PersonFacts> people_of(const DocumentFacts& document);

/// True when something in this row has been read or keyed.
bool row_is_begun(const DocumentFacts& document, int row);

/// The person of `among` that is the same as `who`, by name and birth date; nullptr when there is none or two
/// fit equally.
const PersonFacts* same_person(const PersonFacts& who, const std::vector<PersonFacts>& among);

/// The person of `among` that is certainly `who` (本人の一致), without looking at any 個人番号: what is to vouch for a
/// number must not be found by it. Both name and birth date were decided on both papers, the names are equal but for
/// width and spaces, the days are equal, and neither kana nor sex speaks against it. nullptr when there is none, or
/// more than one.
const PersonFacts* settled_same_person(const PersonFacts& who, const std::vector<PersonFacts>& among);

/// Years of age on a day; in law a year is completed at the end of the day before the birthday
/// (年齢計算ニ関スル法律).
int age_on(Date birth, Date day);

}  // namespace uketsuke::validate
