#include "tests/validate/case_builder.h"

#include <algorithm>

#include "core/assets.h"
#include "core/errors/require.h"

namespace uketsuke::validate::test {
namespace {

const KindCatalogue& kinds() {
  static const TemplateSet forms(Assets::locate().templates);
  static const KindCatalogue catalogue(Assets::locate().templates, forms);
  return catalogue;
}

constexpr const char* kForm = "shikaku_shutoku";

FieldFacts blank(const DocumentId& document, const FieldInfo& info, int row) {
  FieldFacts facts;
  facts.ref = {document, info.id, row};
  facts.info = info;
  facts.state = ReadState::Blank;
  facts.confidence = 1;
  return facts;
}

void fill_form(CaseBuilder& c) {
  c.document(kForm, 3);
  const auto set = [&](const char* field, const char* value, int row = 0) { c.set(kForm, field, value, row); };
  set("submitted_on", "2026-11-10");
  set("application_kind", "new_household");
  set("name", "渡邉　太郎");
  set("name_kana", "ワタナベ　タロウ");
  set("birth_date", "1985-04-02");
  set("sex", "male");
  set("my_number", "123456789018");
  set("postal_code", "1000013");
  set("address", "東京都千代田区霞が関1丁目3番2号　郵便プラザ503室");
  set("phone", "0312345678");
  set("acquired_on", "2026-11-02");
  set("consent", "yes");
  set("reason", "left_employee_insurance");
  set("previous_lost_on", "2026-11-02");
  set("previous_insurer_number", "01040013");
  set("previous_symbol_number", "12-345");
  set("family_name", "渡邉　花子", 1);
  set("family_name_kana", "ワタナベ　ハナコ", 1);
  set("family_sex", "female", 1);
  set("family_birth_date", "1987-12-31", 1);
  set("family_relation", "妻", 1);
  set("family_my_number", "621498320257", 1);
  set("family_name", "渡邉　一郎", 2);
  set("family_name_kana", "ワタナベ　イチロウ", 2);
  set("family_sex", "male", 2);
  set("family_birth_date", "2006-05-01", 2);
  set("family_relation", "長男", 2);
  set("family_student", "student", 2);
}

void fill_register(CaseBuilder& c) {
  c.document("juminhyo", 3);
  const auto set = [&](const char* field, const char* value, int row = 0) { c.set("juminhyo", field, value, row); };
  set("address", "東京都千代田区霞が関１－３－２－５０３");
  set("head", "渡邉　太郎");
  set("issued_on", "2026-10-20");
  set("page_number", "1");
  set("page_count", "1");
  const char* names[] = {"渡邉　太郎", "渡邉　花子", "渡邉　一郎"};
  const char* births[] = {"1985-04-02", "1987-12-31", "2006-05-01"};
  const char* ties[] = {"世帯主", "妻", "子"};
  for (int row = 1; row <= 3; ++row) {
    set("name", names[row - 1], row);
    set("birth_date", births[row - 1], row);
    set("relation", ties[row - 1], row);
    set("sex", row == 2 ? "female" : "male", row);
  }
  set("my_number", "123456789018", 1);
}

void fill_tax(CaseBuilder& c) {
  c.document("kazei_shomeisho");
  const auto set = [&](const char* field, const char* value) { c.set("kazei_shomeisho", field, value); };
  set("name", "渡邉 太郎");
  set("birth_date", "1985-04-02");
  set("fiscal_year", "8");
  // The amounts of a published sample of the certificate.
  set("salary_revenue", "4560000");
  set("salary_income", "3200000");
  set("total_income", "3300000");
  set("deductions", "2435695");
  set("tax_base", "864000");
  set("city_income_levy", "41940");
  set("prefecture_income_levy", "27960");
  set("city_per_capita_levy", "3500");
  set("prefecture_per_capita_levy", "2500");
  set("annual_tax", "75800");
  set("issued_on", "2026-10-20");
}

void fill_loss_and_school(CaseBuilder& c) {
  c.document("soshitsu_shomeisho", 1);
  const auto loss = [&](const char* field, const char* value, int row = 0) {
    c.set("soshitsu_shomeisho", field, value, row);
  };
  loss("name", "渡邉 太郎", 1);
  loss("birth_date", "1985-04-02", 1);
  loss("acquired_on", "2010-04-01", 1);
  loss("lost_on", "2026-11-02", 1);
  loss("left_on", "2026-11-01");
  loss("insurer_number", "01040013");
  loss("symbol", "12");
  loss("number", "345");
  loss("issued_on", "2026-11-04");
  c.document("zaigaku_shomeisho");
  const auto school = [&](const char* field, const char* value) { c.set("zaigaku_shomeisho", field, value); };
  school("name", "渡邉 一郎");
  school("birth_date", "2006-05-01");
  school("school", "見本大学");
  school("enrolled_until", "2029-03-31");
  school("issued_on", "2026-10-30");
}

}  // namespace

CaseBuilder::CaseBuilder() {
  facts.procedure = kForm;
  facts.received_on = date_from_iso("2026-11-13");
  facts.today = date_from_iso("2026-11-16");
}

CaseBuilder& CaseBuilder::document(const std::string& kind, int rows) {
  const KindInfo* info = kinds().find(kind);
  UKETSUKE_REQUIRE(info != nullptr);
  DocumentFacts out;
  out.id = DocumentId("D" + std::to_string(facts.documents.size() + 1));
  out.kind = kind;
  out.form = info->form;
  for (const FieldInfo& field : info->fields) {
    if (!field.in_rows) out.fields.push_back(blank(out.id, field, 0));
    for (int row = 1; field.in_rows && row <= rows; ++row) out.fields.push_back(blank(out.id, field, row));
  }
  facts.documents.push_back(std::move(out));
  return *this;
}

FieldFacts& CaseBuilder::field_of(const std::string& kind, const std::string& field, int row) {
  for (auto document = facts.documents.rbegin(); document != facts.documents.rend(); ++document)
    for (FieldFacts& facts_of_field : document->fields)
      if (document->kind == kind && facts_of_field.ref.field == field && facts_of_field.ref.row == row)
        return facts_of_field;
  bug((kind + " has no field " + field).c_str(), __FILE__, __LINE__);
}

CaseBuilder& CaseBuilder::set(const std::string& kind, const std::string& field, const std::string& value, int row) {
  FieldFacts& target = field_of(kind, field, row);
  target.state = ReadState::Read;
  target.value = value;
  return *this;
}

CaseBuilder& CaseBuilder::state(const std::string& kind, const std::string& field, ReadState state, int row) {
  FieldFacts& target = field_of(kind, field, row);
  target.state = state;
  target.value.clear();
  return *this;
}

CaseBuilder& CaseBuilder::decided(const std::string& kind, const std::string& field, ReadState state, int row) {
  this->state(kind, field, state, row);
  field_of(kind, field, row).decided = true;
  field_of(kind, field, row).by_person = true;
  return *this;
}

CaseBuilder& CaseBuilder::remove(const std::string& kind) {
  std::erase_if(facts.documents, [&](const DocumentFacts& document) { return document.kind == kind; });
  return *this;
}

CaseBuilder sound_case() {
  CaseBuilder c;
  fill_form(c);
  fill_register(c);
  fill_tax(c);
  fill_loss_and_school(c);
  return c;
}

const Rules& rules() {
  static const Rules loaded = Rules::load(Assets::locate().templates, Assets::locate().deps);
  return loaded;
}

const Procedure& procedure() {
  static const std::vector<Procedure> all = load_procedures(Assets::locate().templates);
  const auto it = std::find_if(all.begin(), all.end(), [](const Procedure& p) { return p.id == kForm; });
  UKETSUKE_REQUIRE(it != all.end());
  return *it;
}

std::vector<std::string> complaints(const CaseFacts& facts) {
  std::vector<std::string> out;
  for (const Judged& judged : rules().validate(facts, procedure()))
    if (judged.finding.severity != Severity::Info) out.push_back(judged.finding.message);
  return out;
}

bool of_existing_household(std::string_view message) {
  constexpr std::string_view kBeginnings[] = {"register.", "lost_on.",     "loss.family_follows", "loss.certificates",
                                              "address.",  "limit."};
  return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                     [&](std::string_view beginning) { return message.starts_with(beginning); });
}

std::vector<std::string> messages_of(const CaseFacts& facts) {
  std::vector<std::string> out;
  for (const Judged& judged : rules().validate(facts, procedure())) out.push_back(judged.finding.message);
  return out;
}

}  // namespace uketsuke::validate::test
