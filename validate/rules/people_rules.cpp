// Rules about people on a document: required fields, ages, kana, 個人番号.

#include <algorithm>
#include <map>

#include "core/text/text.h"
#include "validate/compare/names.h"
#include "validate/rules/concerned_people.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

// 明治45年7月29日 was the last day of the era.
constexpr Date kLastMeijiDay{std::chrono::year{1912}, std::chrono::month{7}, std::chrono::day{29}};

// Whoever reaches 75 leaves with a form of their own.
bool is_form_of_loss(const DocumentFacts& document) {
  return std::any_of(document.fields.begin(), document.fields.end(),
                     [](const FieldFacts& field) { return field.info.concept_id == "membership.lost_on"; });
}

void check_age(const RuleContext& context, const PersonFacts& person) {
  const Date birth = day_of(person.birth_date);
  if (!birth.ok() || !context.facts.received_on.ok()) return;
  const Date received = context.facts.received_on;
  const std::string& shown = person.birth_date->value;
  if (birth > received) {
    context.out.add(messages::kBirthAfterReceipt, {person.birth_date}, shown);
  } else if (const int age = age_on(birth, received); age > 120) {
    context.out.add(messages::kBirthTooOld, {person.birth_date}, shown);
  } else if (birth <= kLastMeijiDay) {
    context.out.add(messages::kBirthMeiji, {person.birth_date}, shown);
  } else if (age >= 75 && person.document->form && !is_form_of_loss(*person.document)) {
    context.out.add(messages::kAge75, {person.birth_date}, shown);
  }
}

// A kanji has one to five kana; compounds may have fewer in all (五十嵐, 百合), so one kana less than kanji
// passes.
bool plausible_kana_length(std::string_view name, std::string_view kana) {
  const auto points = code_points(without_spaces(name));
  const auto kanji = static_cast<std::size_t>(std::count_if(points.begin(), points.end(), is_kanji));
  const std::size_t letters = points.size() - kanji;
  const std::size_t sounds = length(without_spaces(kana));
  return sounds + 1 >= kanji && sounds <= kanji * 5 + letters * 4 + 2;
}

// Keyed by hand a reading may be longer than the boxes it was written in.
void check_kana_boxes(const RuleContext& context, const PersonFacts& person) {
  if (!has_value(person.kana) || person.kana->info.type != FieldType::Kana || person.kana->info.digits <= 0) return;
  if (length(without_spaces(person.kana->value)) > static_cast<std::size_t>(person.kana->info.digits))
    context.out.add(messages::kKanaOverBoxes, {person.kana}, person.kana->value);
}

void check_kana(const RuleContext& context, const PersonFacts& person) {
  if (!has_value(person.name) || !has_value(person.kana)) return;
  const std::string detail = person.name->value + " " + person.kana->value;
  const auto points = code_points(without_spaces(person.name->value));
  const bool kana_name = std::all_of(points.begin(), points.end(),
                                     [](char32_t c) { return is_hiragana(c) || is_katakana(c) || c == U'・'; });
  if (kana_name) {
    if (compare_kana(person.name->value, person.kana->value) > Comparison::KeyEqual)
      context.out.add(messages::kKanaDiffersFromName, {person.name, person.kana}, detail);
  } else if (!plausible_kana_length(person.name->value, person.kana->value)) {
    context.out.add(messages::kKanaLength, {person.name, person.kana}, detail);
  }
}

// The 組合員 who applies may stand in a row too (対象者本人): the same name, and no birth date that says otherwise.
bool one_person(const PersonFacts& a, const PersonFacts& b) {
  if (!has_value(a.name) || !has_value(b.name) || compare_names(a.name->value, b.name->value) > Comparison::KeyEqual)
    return false;
  return !has_value(a.birth_date) || !has_value(b.birth_date) || a.birth_date->value == b.birth_date->value;
}

// One number for two people of one document: one of them is wrong, or was copied.
void check_numbers(const RuleContext& context, const std::vector<PersonFacts>& people) {
  for (std::size_t i = 0; i < people.size(); ++i)
    for (std::size_t j = i + 1; j < people.size(); ++j) {
      const FieldFacts* a = people[i].my_number;
      const FieldFacts* b = people[j].my_number;
      if (!has_value(a) || !has_value(b) || a->value != b->value || one_person(people[i], people[j])) continue;
      context.out.add(messages::kMyNumberTwice, {a, b});
    }
}

// A member whose 個人番号 the register has need not write it again.
bool number_is_known(const RuleContext& context, const DocumentFacts& form, int row) {
  if (context.in_register == nullptr) return false;
  const std::vector<PersonFacts> registered = people_of(*context.in_register);
  for (const PersonFacts& person : people_of(form)) {
    if (person.row != row) continue;
    const RegisterPerson* member = member_of(*context.facts.household, person, registered);
    return member != nullptr && member->number_known;
  }
  return false;
}

}  // namespace

void check_people(const RuleContext& context) {
  for (const DocumentFacts& document : context.facts.documents) {
    const std::vector<PersonFacts> people = people_of(document);
    for (const PersonFacts& person : people) {
      check_age(context, person);
      check_kana(context, person);
      check_kana_boxes(context, person);
    }
    check_numbers(context, people);
  }
}

void check_required(const RuleContext& context) {
  for (const DocumentFacts& document : context.facts.documents)
    for (const FieldFacts& field : document.fields) {
      // What a person called 判読不能 is as good as not there; what a machine could not read is asked about first, but for
      // a number that the paper masks.
      const bool unreadable = field.state == ReadState::Unreadable && field.by_person;
      if (field.info.office_use || !(is_blank(&field) || unreadable)) continue;
      if (field.ref.row > 0 && !row_is_begun(document, field.ref.row)) continue;
      if (field.info.my_number && document.form) {
        if (!number_is_known(context, document, field.ref.row)) context.out.add(messages::kMyNumberAbsent, {&field});
      } else if (field.info.required) {
        const auto blank = document.form ? messages::kRequiredBlank : messages::kRequiredBlankCertificate;
        context.out.add(unreadable ? messages::kRequiredUnreadable : blank, {&field}, field.info.label);
      }
    }
}

}  // namespace uketsuke::validate
