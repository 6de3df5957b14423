// 突合: the form's people and values beside those of its certificates. Agreement is a finding too (info), so
// that both places can be shown; what stands on one side only is never a difference.

#include <functional>
#include <set>

#include "validate/compare/addresses.h"
#include "validate/compare/names.h"
#include "validate/compare/values.h"
#include "validate/rules/context.h"
#include "validate/rules/messages.h"
#include "validate/rules/people.h"

namespace uketsuke::validate {
namespace {

using Compare = Comparison (*)(std::string_view, std::string_view);

void compare_if_both(const RuleContext& context, std::string_view message, const FieldFacts* a, const FieldFacts* b,
                     Compare compare) {
  if (has_value(a) && has_value(b)) context.out.compared(message, *a, *b, compare(a->value, b->value));
}

void compare_person(const RuleContext& context, const PersonFacts& form, const PersonFacts& certificate) {
  compare_if_both(context, messages::kCompareName, form.name, certificate.name, compare_names);
  compare_if_both(context, messages::kCompareKana, form.kana, certificate.kana, compare_kana);
  compare_if_both(context, messages::kCompareBirth, form.birth_date, certificate.birth_date, compare_plain);
  compare_if_both(context, messages::kCompareSex, form.sex, certificate.sex, compare_plain);
  compare_if_both(context, messages::kCompareMyNumber, form.my_number, certificate.my_number, compare_plain);
  // The form states ties to the 組合員, the register to the 世帯主: they compare only where both are one.
  if (certificate.document->kind == "juminhyo" && form.row > 0)
    compare_if_both(context, messages::kCompareRelation, form.relation, certificate.relation, compare_relations);
}

// The applicant is the head of the household on the certificate, so that ties have the same origin.
bool same_origin(const PersonFacts& applicant, const std::vector<PersonFacts>& register_people) {
  const PersonFacts* found = same_person(applicant, register_people);
  return found != nullptr && has_value(found->relation) &&
         compare_relations(found->relation->value, "世帯主") <= Comparison::KeyEqual;
}

void compare_register(const RuleContext& context, const std::vector<PersonFacts>& form_people,
                      const std::vector<PersonFacts>& register_people) {
  const bool ties = !form_people.empty() && same_origin(form_people.front(), register_people);
  std::set<const PersonFacts*> met;
  for (const PersonFacts& person : form_people) {
    const PersonFacts* found = same_person(person, register_people);
    if (found == nullptr) {
      context.out.add(messages::kPersonNotOnJuminhyo, {person.name}, has_value(person.name) ? person.name->value : "");
      continue;
    }
    met.insert(found);
    PersonFacts compared = *found;
    if (!ties) compared.relation = nullptr;
    compare_person(context, person, compared);
  }
  for (const PersonFacts& person : register_people)
    if (!met.contains(&person))
      context.out.add(messages::kPersonNotOnForm, {person.name}, has_value(person.name) ? person.name->value : "");
}

void compare_single(const RuleContext& context, const std::vector<PersonFacts>& form_people,
                    const DocumentFacts& certificate) {
  const std::vector<PersonFacts> people = people_of(certificate);
  bool known = people.empty();
  for (const PersonFacts& person : people) {
    if (const PersonFacts* found = same_person(person, form_people)) {
      compare_person(context, *found, person);
      known = true;
    }
  }
  // A name or birth date that nobody has read yet proves nothing.
  if (!known && has_value(people.front().name) && !form_people.empty() && has_value(form_people.front().name))
    context.out.add(messages::kCertificateOfOther, {people.front().name}, people.front().name->value);
}

void compare_loss(const RuleContext& context, const DocumentFacts& form, const DocumentFacts& loss) {
  const FieldFacts* lost = loss.by_concept("previous_insurance.lost_on", loss.rows() > 0 ? 1 : 0);
  compare_if_both(context, messages::kCompareLostOn, form.by_concept("previous_insurance.lost_on"), lost,
                  compare_plain);
  compare_if_both(context, messages::kCompareInsurer, form.by_concept("previous_insurance.insurer_number"),
                  loss.by_concept("previous_insurance.insurer_number"), compare_numbers);
  const FieldFacts* written = form.by_concept("previous_insurance.symbol_number");
  const FieldFacts* symbol = loss.by_concept("previous_insurance.symbol");
  const FieldFacts* number = loss.by_concept("previous_insurance.number");
  if (!has_value(written) || !has_value(number)) return;
  const std::string both = (has_value(symbol) ? symbol->value + "-" : "") + number->value;
  FieldFacts joined = *number;
  joined.value = both;
  context.out.compared(messages::kCompareSymbol, *written, joined, compare_symbols(written->value, both));
}

// The address on a 課税証明書 is that of 1月1日 and on a 資格喪失証明書 that of the employer's file: only
// agreement says anything.
void compare_address(const RuleContext& context, const DocumentFacts& form, const DocumentFacts& certificate) {
  const FieldFacts* written = form.by_concept("address.text");
  const FieldFacts* stated = certificate.by_concept("address.text");
  if (!has_value(written) || !has_value(stated)) return;
  const Comparison result = compare_addresses(written->value, stated->value);
  if (certificate.kind == "juminhyo" || result <= Comparison::KeyEqual)
    context.out.compared(messages::kCompareAddress, *written, *stated, result);
}

}  // namespace

void compare_documents(const RuleContext& context) {
  const DocumentFacts* form = form_of(context.facts);
  if (form == nullptr) return;
  const std::vector<PersonFacts> form_people = people_of(*form);
  std::vector<PersonFacts> register_people;
  for (const DocumentFacts& document : context.facts.documents) {
    if (document.form || document.kind == "unidentified") continue;
    compare_address(context, *form, document);
    if (document.kind == "juminhyo") {
      for (const PersonFacts& person : people_of(document)) register_people.push_back(person);
    } else {
      compare_single(context, form_people, document);
    }
    if (document.kind == "soshitsu_shomeisho") compare_loss(context, *form, document);
  }
  if (!register_people.empty()) compare_register(context, form_people, register_people);
}

}  // namespace uketsuke::validate
