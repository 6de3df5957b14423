// 突合: the form's people and values beside those of its certificates and of the register, by the procedure's
// [[compare]]. Agreement is a finding too (info), so that both places can be shown; what stands on one side only is no
// difference, and said to be beyond comparison only where the rule asks for it.

#include <algorithm>
#include <optional>
#include <set>

#include "core/errors/require.h"
#include "core/text/text.h"
#include "validate/compare/addresses.h"
#include "validate/compare/names.h"
#include "validate/compare/values.h"
#include "validate/rules/concerned_people.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

constexpr std::string_view kJuminhyo = "juminhyo";

Comparison compare(CompareHow how, std::string_view a, std::string_view b) {
  switch (how) {
    case CompareHow::Plain: return compare_plain(a, b);
    case CompareHow::Names: return compare_names(a, b);
    case CompareHow::Kana: return compare_kana(a, b);
    case CompareHow::Addresses: return compare_addresses(a, b);
    case CompareHow::Numbers: return compare_numbers(a, b);
    case CompareHow::Symbols: return compare_symbols(a, b);
    case CompareHow::Relations: return compare_relations(a, b);
  }
  bug("compare how", __FILE__, __LINE__);
}

template <class Use>
void each_rule(const RuleContext& context, std::string_view kind, CompareScope scope, const Use& use) {
  for (const CompareRule& rule : context.procedure.compares)
    if (rule.scope == scope && rule.looks_at(kind)) use(rule);
}

// The other side's value: of one concept, or of several joined (記号 and 番号 stand apart on certificates). nullopt
// when the last of them has none.
std::optional<FieldFacts> joined(const DocumentFacts& document, const std::vector<std::string>& concepts, int row) {
  const FieldFacts* last = document.by_concept(concepts.back(), row);
  if (!has_value(last)) return std::nullopt;
  FieldFacts out = *last;
  out.value.clear();
  for (const std::string& concept_id : concepts) {
    const FieldFacts* field = document.by_concept(concept_id, row);
    if (has_value(field)) out.value += (out.value.empty() ? "" : "-") + field->value;
  }
  return out;
}

void compare_values(const RuleContext& context, const CompareRule& rule, const FieldFacts* written,
                    const std::optional<FieldFacts>& stated) {
  if (!has_value(written)) return;
  if (!stated) {
    if (rule.cannot_say) context.out.cannot_say(rule.message, *written);
    return;
  }
  const Comparison result = compare(rule.how, written->value, stated->value);
  if (!rule.only_agreement || result <= Comparison::KeyEqual)
    context.out.compared(rule.message, *written, *stated, result);
}

// A value of a whole paper stands outside the rows, or where the paper has rows only, in that of the insured person.
void compare_papers(const RuleContext& context, const DocumentFacts& form, const DocumentFacts& other) {
  each_rule(context, other.kind, CompareScope::Document, [&](const CompareRule& rule) {
    const int row = other.by_concept(rule.other.back(), 0) == nullptr ? 1 : 0;
    compare_values(context, rule, form.by_concept(rule.concept_id), joined(other, rule.other, row));
  });
}

// Kana that the other side has and the form's boxes cannot hold were cut off by whoever filled it in.
void check_boxes(const RuleContext& context, const PersonFacts& form, const PersonFacts& other) {
  if (!has_value(form.kana) || !has_value(other.kana) || form.kana->info.type != FieldType::Kana) return;
  const std::size_t sounds = length(without_spaces(nfkc(other.kana->value)));
  if (form.kana->info.digits > 0 && sounds > static_cast<std::size_t>(form.kana->info.digits))
    context.out.add(messages::kKanaOverBoxes, {form.kana, other.kana}, other.kana->value);
}

// `ties`: both sides state 続柄 to the same person.
void compare_person(const RuleContext& context, const PersonFacts& form, const PersonFacts& other, bool ties) {
  each_rule(context, other.document->kind, CompareScope::Person, [&](const CompareRule& rule) {
    if (rule.how == CompareHow::Relations && (form.row == 0 || !ties)) return;
    compare_values(context, rule, form.document->by_concept(rule.concept_id, form.row),
                   joined(*other.document, rule.other, other.row));
  });
  check_boxes(context, form, other);
}

// The form states ties to the 組合員, the 住民票 to the 世帯主: they compare only where both are one.
bool same_origin(const std::vector<PersonFacts>& form_people, const std::vector<PersonFacts>& others) {
  if (form_people.empty()) return false;
  const PersonFacts* found = same_person(form_people.front(), others);
  return found != nullptr && has_value(found->relation) &&
         compare_relations(found->relation->value, "世帯主") <= Comparison::KeyEqual;
}

// Papers that list a whole household: each person of the form is looked for in all of its pages together.
void compare_household(const RuleContext& context, std::string_view kind, const std::vector<PersonFacts>& form_people,
                       const std::vector<PersonFacts>& others) {
  const bool ties = same_origin(form_people, others);
  std::set<const PersonFacts*> met;
  for (const PersonFacts& person : form_people) {
    const PersonFacts* found = same_person(person, others);
    if (found == nullptr) {
      each_rule(context, kind, CompareScope::FormPeople,
                [&](const CompareRule& rule) { context.out.add(rule.message, {person.name}, name_of(person)); });
      continue;
    }
    met.insert(found);
    compare_person(context, person, *found, ties);
  }
  for (const PersonFacts& person : others)
    if (!met.contains(&person))
      each_rule(context, kind, CompareScope::OtherPeople, [&](const CompareRule& rule) {
        context.out.add(rule.message, {person.name}, name_of(person));
      });
}

void compare_certificate(const RuleContext& context, const std::vector<PersonFacts>& form_people,
                         const DocumentFacts& certificate) {
  const std::vector<PersonFacts> people = people_of(certificate);
  bool known = people.empty();
  for (const PersonFacts& person : people) {
    if (const PersonFacts* found = same_person(person, form_people)) {
      compare_person(context, *found, person, false);
      known = true;
    }
  }
  // A name or birth date that nobody has read yet proves nothing.
  if (known || !has_value(people.front().name) || form_people.empty() || !has_value(form_people.front().name)) return;
  each_rule(context, certificate.kind, CompareScope::AnyPerson, [&](const CompareRule& rule) {
    context.out.add(rule.message, {people.front().name}, people.front().name->value);
  });
}

void compare_new_people(const RuleContext& context, const std::vector<PersonFacts>& form_people,
                        const std::vector<PersonFacts>& others) {
  each_rule(context, kRegister, CompareScope::NewPeople, [&](const CompareRule& rule) {
    for (const PersonFacts& person : form_people) {
      const RegisterPerson* found = person.row > 0 ? member_of(*context.facts.household, person, others) : nullptr;
      if (found != nullptr && !found->lost_on) context.out.add(rule.message, {person.name}, name_of(person));
    }
  });
}

}  // namespace

void compare_documents(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  if (form == nullptr) return;
  const std::vector<PersonFacts> form_people = people_of(*form);
  std::vector<PersonFacts> residents;
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.form || document.kind == "unidentified") continue;
    compare_papers(context, *form, document);
    if (document.kind == kJuminhyo) {
      for (const PersonFacts& person : people_of(document)) residents.push_back(person);
    } else {
      compare_certificate(context, form_people, document);
    }
  }
  if (!residents.empty()) compare_household(context, kJuminhyo, form_people, residents);
  if (context.in_register == nullptr) return;
  const std::vector<PersonFacts> registered = people_of(*context.in_register);
  compare_papers(context, *form, *context.in_register);
  // Somebody whose name nobody has read yet cannot be looked up.
  std::vector<PersonFacts> named = form_people;
  std::erase_if(named, [](const PersonFacts& person) { return !has_value(person.name); });
  compare_household(context, kRegister, named, registered);
  compare_new_people(context, form_people, registered);
}

}  // namespace uketsuke::validate
