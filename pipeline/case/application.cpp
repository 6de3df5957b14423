#include "pipeline/case/application.h"

#include <algorithm>

#include "core/text/text.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

ApplicationPerson person_of(const FormValues& form, int row) {
  ApplicationPerson person;
  person.row = row;
  person.name = form.text("person.name", row);
  person.name_kana = form.text("person.name_kana", row);
  person.birth_date = form.day("person.birth_date", row);
  person.sex = form.text("person.sex", row);
  person.relation = row == 0 ? "本人" : form.text("person.relation", row);
  person.my_number = form.text("person.my_number", row);
  return person;
}

bool begun(const ApplicationPerson& person) {
  return !person.name.empty() || !person.name_kana.empty() || person.birth_date || !person.my_number.empty();
}

}  // namespace

const FieldValue* FormValues::find(std::string_view concept_id, int row) const {
  for (const FieldValue& value : values_)
    if (value.info.concept_id == concept_id && value.ref.row == row && value.state() == ReadState::Read) return &value;
  return nullptr;
}

std::string FormValues::text(std::string_view concept_id, int row) const {
  const FieldValue* value = find(concept_id, row);
  return value == nullptr ? std::string() : value->value();
}

std::optional<Date> FormValues::day(std::string_view concept_id, int row) const {
  const Date date = date_from_iso(text(concept_id, row));
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string FormValues::label(std::string_view concept_id, int row) const {
  const FieldValue* value = find(concept_id, row);
  if (value == nullptr) return {};
  for (const ChoiceOption& option : value->info.options)
    if (option.value == value->value()) return option.label;
  return value->value();
}

int FormValues::rows() const {
  int most = 0;
  for (const FieldValue& value : values_) most = std::max(most, value.ref.row);
  return most;
}

std::map<std::string, std::string> FormValues::open_values(int row) const {
  std::map<std::string, std::string> out;
  for (const FieldValue& value : values_) {
    if (value.ref.row != row || value.state() != ReadState::Read || value.value().empty()) continue;
    if (value.info.my_number || value.info.concept_id == "bank.account_number") continue;
    out.emplace(value.info.concept_id, value.value());
  }
  return out;
}

std::vector<ApplicationPerson> Application::concerned() const {
  std::vector<ApplicationPerson> out;
  for (const ApplicationPerson& person : people)
    if (person.row > 0 || people.size() == 1) out.push_back(person);
  return out;
}

std::optional<Application> application_of(ledger::Store& store, const Context& context, const CaseFile& file) {
  for (auto it = file.documents.rbegin(); it != file.documents.rend(); ++it) {  // a corrected form comes later
    const ledger::StoredDocument document = store.documents().get(*it);
    const KindInfo* kind = context.kinds.find(document.document.kind);
    if (kind == nullptr || kind->procedure != file.procedure || document.state == ledger::DocumentState::Retired)
      continue;
    Application out;
    out.form = document.document.id;
    out.values = FormValues(values_of(store, context.kinds, document));
    const FormValues& form = out.values;
    out.kind = form.text("application.kind", 0);
    for (int row = 0; row <= form.rows(); ++row)
      if (ApplicationPerson person = person_of(form, row); row == 0 || begun(person))
        out.people.push_back(std::move(person));
    out.postal_code = form.text("address.postal_code", 0);
    out.address = form.text("address.text", 0);
    out.phone = form.text("person.phone", 0);
    out.symbol = form.text("household.symbol", 0);
    out.number = form.text("household.number", 0);
    out.acquired_on = form.day("membership.acquired_on", 0);
    out.reason = form.text("membership.acquisition_reason", 0);
    return out;
  }
  return std::nullopt;
}

std::vector<std::string> name_keys(const std::string& name) {
  const std::string spaced = with_single_spaces(name);
  std::vector<std::string> keys{validate::name_key(spaced)};
  if (const auto gap = spaced.find("\u3000"); gap != std::string::npos)
    keys.push_back(validate::name_key(spaced.substr(0, gap)));
  return keys;
}

ledger::CaseSubject subject_of(const Application& application) {
  ledger::CaseSubject subject;
  if (!application.people.empty()) {
    const ApplicationPerson& member = application.people.front();
    subject.name = member.name;
    subject.name_kana = member.name_kana;
    subject.birth_date = member.birth_date;
    if (!member.name.empty()) subject.name_keys = name_keys(member.name);
  }
  subject.symbol = application.symbol;
  subject.number = application.number;
  return subject;
}

}  // namespace uketsuke::pipeline
