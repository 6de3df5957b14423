#include "tests/validate/form_builder.h"

#include <algorithm>

#include "core/assets.h"
#include "core/errors/require.h"
#include "tests/validate/case_builder.h"

namespace uketsuke::validate::test {
namespace {

const Procedure& procedure_of(const std::string& id) {
  static const std::vector<Procedure> all = load_procedures(Assets::locate().templates);
  const auto it = std::find_if(all.begin(), all.end(), [&](const Procedure& p) { return p.id == id; });
  UKETSUKE_REQUIRE(it != all.end());
  return *it;
}

FieldType type_of(const std::string& concept_id) {
  if (concept_id == "person.name_kana") return FieldType::Kana;
  if (concept_id.ends_with("_on") || concept_id.ends_with("_date")) return FieldType::CalendarDate;
  if (concept_id.ends_with("_code") || concept_id.ends_with("_count") || concept_id.starts_with("tax."))
    return FieldType::Digits;
  return FieldType::Text;
}

}  // namespace

FormCase::FormCase(const std::string& procedure) {
  facts.procedure = procedure;
  facts.received_on = date_from_iso("2026-11-13");
  facts.today = date_from_iso("2026-11-16");
  paper(procedure);
  facts.documents.back().form = true;
}

FormCase& FormCase::paper(const std::string& kind) {
  DocumentFacts out;
  out.id = DocumentId("D" + std::to_string(facts.documents.size() + 1));
  out.kind = kind;
  facts.documents.push_back(std::move(out));
  return *this;
}

FormCase& FormCase::set(const std::string& concept_id, const std::string& value, int row) {
  unread(concept_id, row);
  last().state = ReadState::Read;
  last().value = value;
  return *this;
}

FormCase& FormCase::unread(const std::string& concept_id, int row) {
  DocumentFacts& document = facts.documents.back();
  std::erase_if(document.fields, [&](const FieldFacts& f) { return f.ref.field == concept_id && f.ref.row == row; });
  FieldFacts field;
  field.ref = {document.id, concept_id, row};
  field.info.id = concept_id;
  field.info.concept_id = concept_id;
  field.info.type = type_of(concept_id);
  field.info.in_rows = row > 0;
  if (concept_id.ends_with("postal_code")) field.info.check = "postal_code";
  if (concept_id.starts_with("tax.") && concept_id != "tax.fiscal_year") field.info.check = "amount";
  document.fields.push_back(std::move(field));
  return *this;
}

std::vector<Judged> FormCase::judged() const { return rules().validate(facts, procedure_of(facts.procedure)); }

std::vector<std::string> FormCase::messages() const {
  std::vector<std::string> out;
  for (const Judged& j : judged()) out.push_back(j.finding.message);
  return out;
}

std::vector<std::string> FormCase::complaints() const {
  std::vector<std::string> out;
  for (const Judged& j : judged())
    if (j.finding.severity != Severity::Info) out.push_back(j.finding.message);
  return out;
}

std::string FormCase::detail(const std::string& message) const {
  for (const Judged& j : judged())
    if (j.finding.message == message) return j.detail;
  return "none";
}

RegisterHousehold watanabe() {
  RegisterHousehold out;
  out.symbol = "01";
  out.number = "000123";
  out.postal_code = "1000013";
  out.address = "東京都千代田区霞が関1丁目3番2号";
  out.phone = "0312345678";
  const auto add = [&](const char* name, const char* kana, const char* birth, const char* sex, const char* relation) {
    RegisterPerson person;
    person.branch = static_cast<int>(out.persons.size()) + 1;
    person.id = "P" + std::to_string(person.branch);
    person.name = name;
    person.kana = kana;
    person.birth_date = date_from_iso(birth);
    person.sex = sex;
    person.relation = relation;
    person.acquired_on = date_from_iso("2020-04-01");
    person.is_head = person.branch == 1;
    person.certificates_out = {"shikaku_kakuninsho"};
    out.persons.push_back(std::move(person));
  };
  add("渡邉　太郎", "ワタナベ　タロウ", "1985-04-02", "male", "本人");
  add("渡邉　花子", "ワタナベ　ハナコ", "1987-12-31", "female", "妻");
  add("渡邉　一郎", "ワタナベ　イチロウ", "2006-05-01", "male", "子");
  return out;
}

}  // namespace uketsuke::validate::test
