#include "validate/rules/people.h"

#include "core/clock.h"
#include "validate/compare/names.h"
#include "validate/rules/context.h"

namespace uketsuke::validate {
namespace {

// How much speaks for two entries being one person. A birth date weighs as much as a name, since either may
// be misread; a 個人番号 that agrees settles it.
int likeness(const PersonFacts& a, const PersonFacts& b) {
  int points = 0;
  if (has_value(a.name) && has_value(b.name)) {
    switch (compare_names(a.name->value, b.name->value)) {
      case Comparison::Exact:
      case Comparison::KeyEqual: points += 4; break;
      case Comparison::Variant: points += 3; break;
      case Comparison::Partial: points += 1; break;
      case Comparison::Different: points -= 2; break;
    }
  }
  if (has_value(a.birth_date) && has_value(b.birth_date)) points += a.birth_date->value == b.birth_date->value ? 3 : -1;
  if (has_value(a.kana) && has_value(b.kana) && compare_kana(a.kana->value, b.kana->value) <= Comparison::KeyEqual)
    points += 2;
  if (has_value(a.my_number) && has_value(b.my_number) && a.my_number->value == b.my_number->value) points += 6;
  return points;
}

bool settled(const FieldFacts* field) { return has_value(field) && field->decided; }

bool certainly_the_same(const PersonFacts& a, const PersonFacts& b) {
  if (!settled(a.name) || !settled(b.name) || !settled(a.birth_date) || !settled(b.birth_date)) return false;
  if (compare_names(a.name->value, b.name->value) > Comparison::KeyEqual) return false;
  if (a.birth_date->value != b.birth_date->value) return false;
  if (has_value(a.kana) && has_value(b.kana) && compare_kana(a.kana->value, b.kana->value) > Comparison::KeyEqual)
    return false;
  return !has_value(a.sex) || !has_value(b.sex) || a.sex->value == b.sex->value;
}

}  // namespace

bool row_is_begun(const DocumentFacts& document, int row) {
  for (const FieldFacts& field : document.fields)
    if (field.ref.row == row && field.info.type != FieldType::Seal && has_value(&field)) return true;
  return false;
}

std::vector<PersonFacts> people_of(const DocumentFacts& document) {
  std::vector<PersonFacts> out;
  for (int row = 0; row <= document.rows(); ++row) {
    PersonFacts person;
    person.document = &document;
    person.row = row;
    person.name = document.by_concept("person.name", row);
    person.kana = document.by_concept("person.name_kana", row);
    person.birth_date = document.by_concept("person.birth_date", row);
    person.sex = document.by_concept("person.sex", row);
    person.my_number = document.by_concept("person.my_number", row);
    person.relation = document.by_concept("person.relation", row);
    if ((person.name != nullptr || person.birth_date != nullptr) && row_is_begun(document, row)) out.push_back(person);
  }
  return out;
}

const PersonFacts* same_person(const PersonFacts& who, const std::vector<PersonFacts>& among) {
  const PersonFacts* best = nullptr;
  int best_points = 1;  // neither a partial name nor a birth date alone is enough
  bool tie = false;
  for (const PersonFacts& other : among) {
    const int points = likeness(who, other);
    if (points == best_points && best != nullptr) tie = true;
    if (points > best_points) {
      best = &other;
      best_points = points;
      tie = false;
    }
  }
  return tie ? nullptr : best;
}

const PersonFacts* settled_same_person(const PersonFacts& who, const std::vector<PersonFacts>& among) {
  const PersonFacts* found = nullptr;
  for (const PersonFacts& other : among) {
    if (!certainly_the_same(who, other)) continue;
    if (found != nullptr) return nullptr;
    found = &other;
  }
  return found;
}

int age_on(Date birth, Date day) {
  const Date tomorrow = plus_days(day, 1);
  const int years = static_cast<int>(tomorrow.year()) - static_cast<int>(birth.year());
  const bool before = std::pair(tomorrow.month(), tomorrow.day()) < std::pair(birth.month(), birth.day());
  return before ? years - 1 : years;
}

}  // namespace uketsuke::validate
