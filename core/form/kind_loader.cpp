#include "core/form/kind_catalogue.h"
#include "core/toml/strict_table.h"

namespace uketsuke {
namespace {

FieldType type_from(StrictTable& table) {
  const std::string word = table.text("type");
  for (const FieldType type :
       {FieldType::Digits, FieldType::Kana, FieldType::CalendarDate, FieldType::Choice, FieldType::Text})
    if (to_string(type) == word) return type;
  table.fail("unknown type '" + word + "'", "type");
}

Charset charset_from(StrictTable& table) {
  const std::string word = table.text_or("charset", "free");
  if (word == "free") return Charset::Free;
  if (word == "name") return Charset::Name;
  if (word == "address") return Charset::Address;
  if (word == "phone") return Charset::Phone;
  table.fail("unknown charset '" + word + "'", "charset");
}

FieldInfo field_from(StrictTable& table) {
  FieldInfo field;
  field.id = table.text("id");
  field.label = table.text("label");
  field.concept_id = table.text_or("concept", "");
  field.type = type_from(table);
  field.check = table.text_or("check", "");
  field.charset = charset_from(table);
  for (StrictTable& row : table.tables("options")) {
    ChoiceOption option;
    option.value = row.text("value");
    option.label = row.text("label");
    row.finish();
    field.options.push_back(option);
  }
  field.in_rows = table.flag_or("rows", false);
  field.required = table.flag_or("required", false);
  field.my_number = field.check == "my_number";
  table.finish();
  return field;
}

}  // namespace

KindInfo load_document_kind(const std::filesystem::path& file) {
  StrictTable table = StrictTable::read(file);
  KindInfo kind;
  kind.id = table.text("id");
  kind.label = table.text("label");
  // 調書: a sheet that the office itself fills from the register when nobody sends a form. It opens a procedure as a form
  // does, and is never read from paper.
  kind.procedure = table.text_or("procedure", "");
  kind.form = !kind.procedure.empty();
  for (StrictTable& row : table.tables("field")) {
    const FieldInfo field = field_from(row);
    if (kind.find(field.id) != nullptr) row.fail("field '" + field.id + "' stands twice", "id");
    kind.fields.push_back(field);
  }
  if (kind.fields.empty()) table.fail("no [[field]]");
  table.finish();
  return kind;
}

}  // namespace uketsuke
