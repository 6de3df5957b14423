#include "pipeline/case/number_sources.h"

#include <algorithm>

#include "core/numbers/check_digits.h"
#include "pipeline/case/evidence_desk.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

using validate::Comparison;
using validate::PersonFacts;

bool read(const validate::FieldFacts* field) {
  return field != nullptr && field->decided && field->state == ReadState::Read && !field->value.empty();
}

const PersonFacts* person_with(const FieldRef& number, const std::vector<PersonFacts>& people) {
  for (const PersonFacts& person : people)
    if (person.my_number != nullptr && person.my_number->ref == number) return &person;
  return nullptr;
}

// The register knows the person when kana, birth date and name agree; the kana were compared by its own keys.
bool same_entry(const ledger::Person& entry, const PersonFacts& who) {
  return entry.birth_date && to_iso(*entry.birth_date) == who.birth_date->value &&
         validate::compare_names(entry.name, who.name->value) <= Comparison::KeyEqual;
}

}  // namespace

bool NumberTestimony::all_say(std::string_view number) const {
  return !sources.empty() && !register_differs && !held_by_other &&
         std::all_of(sources.begin(), sources.end(), [&](const validate::EvidenceSource& source) {
           return !source.shown.empty() && source.shown.front().value == number;
         });
}

NumberSources::NumberSources(ledger::Store& store, const Context& context, const ledger::StoredCase& stored,
                             const validate::CaseFacts& facts, const std::vector<validate::Judged>& judged)
    : store_(store), context_(context), stored_(stored), facts_(facts), complained_(complained_fields(judged)) {
  unsettle_what_is_open();
}

void NumberSources::unsettle_what_is_open() {
  for (validate::DocumentFacts& document : facts_.documents) {
    std::set<FieldRef> open;
    for (const ledger::ReviewItem& item : store_.review().open_items(document.id)) open.insert(item.ask.field);
    for (validate::FieldFacts& field : document.fields)
      if (open.contains(field.ref) || complained(field.ref)) field.decided = false;
  }
}

NumberTestimony NumberSources::about(const FieldRef& field, std::span<const Candidate> named) {
  NumberTestimony out;
  for (const validate::DocumentFacts& form : facts_.documents) {
    if (form.id != field.document) continue;
    const std::vector<PersonFacts> people = validate::people_of(form);
    const PersonFacts* who = person_with(field, people);
    if (who == nullptr) return out;
    for (const validate::DocumentFacts& certificate : facts_.documents)
      if (!certificate.form) ask_certificate(certificate, *who, people, out);
    ask_register(*who, named, out);
  }
  return out;
}

void NumberSources::ask_certificate(const validate::DocumentFacts& certificate, const PersonFacts& who,
                                    const std::vector<PersonFacts>& form_people, NumberTestimony& out) {
  const std::vector<PersonFacts> people = validate::people_of(certificate);
  const PersonFacts* found = validate::settled_same_person(who, people);
  // Both ways: two rows of a form that fit one row of the certificate prove nothing about either.
  if (found == nullptr || validate::settled_same_person(*found, form_people) != &who) return;
  const ledger::DocumentState state = store_.documents().get(certificate.id).state;
  if (state != ledger::DocumentState::Open && state != ledger::DocumentState::Checked) return;
  const std::optional<validate::EvidenceSource> source = said_by(certificate, *found);
  if (!source) return;
  out.sources.push_back(*source);
  const KindInfo* kind = context_.kinds.find(certificate.kind);
  out.words.push_back((kind == nullptr ? certificate.kind : kind->label) +
                      (found->row > 0 ? "(" + std::to_string(found->row) + "人目)" : ""));
}

// One paper is one source, whatever it shows: a card's code and its print share the card. The code speaks where it was
// read, since it says what the print says (else both are asked about, and neither speaks).
std::optional<validate::EvidenceSource> NumberSources::said_by(const validate::DocumentFacts& certificate,
                                                             const validate::PersonFacts& who) {
  const validate::FieldFacts* code = certificate.by_concept("person.my_number_code", who.row);
  const validate::FieldFacts* number = who.my_number;
  if (code != nullptr && code->state == ReadState::Read && !code->value.empty()) {
    const bool stands = read(code) && is_my_number(code->value) && (!read(number) || number->value == code->value);
    if (!stands) return std::nullopt;
    return validate::EvidenceSource{validate::SourceKind::Code, {{code->value, 1.0}}};
  }
  if (!read(number) || !is_my_number(number->value)) return std::nullopt;
  std::vector<Candidate> shown = shown_by(*number);
  if (shown.empty()) return std::nullopt;
  return validate::EvidenceSource{
      number->by_person ? validate::SourceKind::Keyed : validate::SourceKind::Printed, std::move(shown)};
}

// A person's word stands alone; a printed number keeps the doubts of its reading.
std::vector<Candidate> NumberSources::shown_by(const validate::FieldFacts& number) {
  if (number.by_person) return {{number.value, 1.0}};
  const auto [known, fresh] = values_.try_emplace(number.ref.document);
  if (fresh) known->second = values_of(store_, context_.kinds, store_.documents().get(number.ref.document));
  const FieldValue* value = find_value(known->second, number.ref.field, number.ref.row);
  if (value == nullptr || !value->reading) return {};
  const FieldReading& reading = value->reading->reading;
  if (reading.candidates.empty() || reading.candidates.front().value != number.value) return {};
  return reading.candidates;
}

bool NumberSources::of_this_case(const PersonId& id) {
  const std::vector<PersonId> own = store_.members().persons_of_case(stored_.file.id);
  return std::find(own.begin(), own.end(), id) != own.end();
}

// The one confirmed entry of this person; what the case itself entered is its own word again.
std::optional<ledger::PersonRow> NumberSources::entry_of(const PersonFacts& who) {
  if (!read(who.name) || !read(who.kana) || !read(who.birth_date)) return std::nullopt;
  const Date birth = date_from_iso(who.birth_date->value);
  if (!birth.ok()) return std::nullopt;
  std::vector<ledger::PersonRow> entries;
  for (const PersonId& id : store_.members().find_persons(who.kana->value, birth, {})) {
    const auto row = store_.members().person(id, {facts_.today, {}});
    if (row && row->recording.status == ledger::RegisterStatus::Final && same_entry(row->value, who) &&
        !of_this_case(id))
      entries.push_back(*row);
  }
  return entries.size() == 1 ? std::optional(entries.front()) : std::nullopt;
}

void NumberSources::ask_register(const PersonFacts& who, std::span<const Candidate> named, NumberTestimony& out) {
  if (named.empty()) return;
  const std::optional<ledger::PersonRow> entry = entry_of(who);
  if (const auto token = store_.vault().find(named.front().value))
    for (const PersonId& holder : store_.members().find_persons({}, std::nullopt, *token))
      out.held_by_other |= !(entry && holder == entry->id) && !of_this_case(holder);
  if (!entry || entry->value.number_token.empty()) return;
  for (const Candidate& candidate : named) {
    if (store_.vault().find(candidate.value) != entry->value.number_token) continue;
    out.sources.push_back({validate::SourceKind::Register, {{candidate.value, 1.0}}});
    out.words.emplace_back("加入者台帳");
    return;
  }
  out.register_differs = true;
}

}  // namespace uketsuke::pipeline
