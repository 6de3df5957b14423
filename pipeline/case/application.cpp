#include "pipeline/case/application.h"

#include <algorithm>

#include "core/text/text.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

// Effective values of a form, looked up by concept and row.
class Concepts {
 public:
  explicit Concepts(std::vector<FieldValue> values) : values_(std::move(values)) {}

  std::string text(std::string_view concept_id, int row) const {
    for (const FieldValue& value : values_)
      if (value.info.concept_id == concept_id && value.ref.row == row && value.state() == ReadState::Read)
        return value.value();
    return {};
  }
  std::optional<Date> day(std::string_view concept_id, int row) const {
    const Date date = date_from_iso(text(concept_id, row));
    return date.ok() ? std::optional(date) : std::nullopt;
  }
  int rows() const {
    int most = 0;
    for (const FieldValue& value : values_) most = std::max(most, value.ref.row);
    return most;
  }

 private:
  std::vector<FieldValue> values_;
};

ApplicationPerson person_of(const Concepts& form, int row) {
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

std::optional<Application> application_of(ledger::Store& store, const Context& context, const CaseFile& file) {
  for (auto it = file.documents.rbegin(); it != file.documents.rend(); ++it) {  // a corrected form comes later
    const ledger::StoredDocument document = store.documents().get(*it);
    const KindInfo* kind = context.kinds.find(document.document.kind);
    if (kind == nullptr || kind->procedure != file.procedure || document.state == ledger::DocumentState::Retired)
      continue;
    const Concepts form(values_of(store, context.kinds, document));
    Application out;
    out.form = document.document.id;
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
