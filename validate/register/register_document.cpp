#include "validate/register/register_document.h"

namespace uketsuke::validate {
namespace {

void add(DocumentFacts& out, const char* concept_id, FieldType type, const std::string& value, int row) {
  FieldFacts facts;
  facts.ref = {out.id, concept_id, row};
  facts.info.id = concept_id;
  facts.info.concept_id = concept_id;
  facts.info.type = type;
  facts.state = value.empty() ? ReadState::Blank : ReadState::Read;
  facts.value = value;
  facts.confidence = 1;
  facts.decided = true;
  out.fields.push_back(std::move(facts));
}

}  // namespace

DocumentFacts register_document(const RegisterHousehold& household) {
  DocumentFacts out;
  out.id = DocumentId(kRegister);
  out.kind = kRegister;
  add(out, "household.symbol", FieldType::Text, household.symbol, 0);
  add(out, "household.number", FieldType::Text, household.number, 0);
  add(out, "address.postal_code", FieldType::Digits, household.postal_code, 0);
  add(out, "address.text", FieldType::Text, household.address, 0);
  add(out, "person.phone", FieldType::Digits, household.phone, 0);
  int row = 0;
  for (const RegisterPerson& person : household.persons) {
    ++row;
    add(out, "person.name", FieldType::Text, person.name, row);
    add(out, "person.name_kana", FieldType::Text, person.kana, row);
    add(out, "person.birth_date", FieldType::CalendarDate, person.birth_date ? to_iso(*person.birth_date) : "", row);
    add(out, "person.sex", FieldType::Text, person.sex, row);
    add(out, "person.relation", FieldType::Text, person.is_head ? "本人" : person.relation, row);
  }
  return out;
}

}  // namespace uketsuke::validate
