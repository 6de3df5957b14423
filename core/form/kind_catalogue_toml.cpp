#include <toml++/toml.h>

#include <initializer_list>
#include <string>

#include "core/errors/failure.h"
#include "core/form/kind_catalogue.h"
#include "core/limits.h"
#include "core/os/files.h"

namespace uketsuke {
namespace {

[[noreturn]] void invalid(const std::string& file, const toml::node& at, const std::string& what) {
  throw Failure("E-TEMPLATE-INVALID", file + ":" + std::to_string(at.source().begin.line) + ": " + what);
}

void only_keys(const std::string& file, const toml::table& table, std::initializer_list<std::string_view> allowed) {
  for (const auto& [key, node] : table)
    if (std::find(allowed.begin(), allowed.end(), key.str()) == allowed.end())
      invalid(file, node, "unknown key '" + std::string(key.str()) + "'");
}

std::string text(const std::string& file, const toml::table& table, std::string_view key, bool required = true) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    if (required) invalid(file, table, "missing key '" + std::string(key) + "'");
    return {};
  }
  const auto value = node->value<std::string>();
  if (!value) invalid(file, *node, "'" + std::string(key) + "' must be text");
  return *value;
}

bool truth(const std::string& file, const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) invalid(file, *node, "'" + std::string(key) + "' must be true or false");
  return node->as_boolean()->get();
}

FieldType type_from(const std::string& file, const toml::table& table) {
  const std::string word = text(file, table, "type");
  for (const FieldType type : {FieldType::Digits, FieldType::Kana, FieldType::Date, FieldType::Choice, FieldType::Text})
    if (to_string(type) == word) return type;
  invalid(file, *table.get("type"), "unknown type '" + word + "'");
}

Charset charset_from(const std::string& file, const toml::table& table) {
  const std::string word = text(file, table, "charset", false);
  if (word.empty() || word == "free") return Charset::Free;
  if (word == "name") return Charset::Name;
  if (word == "address") return Charset::Address;
  if (word == "phone") return Charset::Phone;
  invalid(file, *table.get("charset"), "unknown charset '" + word + "'");
}

std::vector<ChoiceOption> options_from(const std::string& file, const toml::table& table) {
  std::vector<ChoiceOption> out;
  const toml::node* node = table.get("options");
  if (node == nullptr) return out;
  if (!node->is_array()) invalid(file, *node, "'options' must be a list");
  for (const toml::node& item : *node->as_array()) {
    if (!item.is_table()) invalid(file, item, "an option is {value, label}");
    only_keys(file, *item.as_table(), {"value", "label"});
    ChoiceOption option;
    option.value = text(file, *item.as_table(), "value");
    option.label = text(file, *item.as_table(), "label");
    out.push_back(option);
  }
  return out;
}

FieldInfo field_from(const std::string& file, const toml::table& table) {
  only_keys(file, table, {"id", "label", "concept", "type", "check", "charset", "options", "rows", "required"});
  FieldInfo field;
  field.id = text(file, table, "id");
  field.label = text(file, table, "label");
  field.concept_id = text(file, table, "concept", false);
  field.type = type_from(file, table);
  field.check = text(file, table, "check", false);
  field.charset = charset_from(file, table);
  field.options = options_from(file, table);
  field.in_rows = truth(file, table, "rows");
  field.required = truth(file, table, "required");
  field.my_number = field.check == "my_number";
  return field;
}

}  // namespace

KindInfo load_document_kind(const std::filesystem::path& path) {
  const std::string file = path.filename().string();
  const std::string content = read_text_file(path, limits::kMaxTemplateBytes);
  toml::table table;
  try {
    table = toml::parse(content, path.string());
  } catch (const toml::parse_error& error) {
    throw Failure("E-TEMPLATE-INVALID", file + ":" + std::to_string(error.source().begin.line) + ": " +
                                            std::string(error.description()));
  }
  only_keys(file, table, {"id", "label", "field"});
  KindInfo kind;
  kind.id = text(file, table, "id");
  kind.label = text(file, table, "label");
  const toml::node* fields = table.get("field");
  if (fields == nullptr || !fields->is_array_of_tables()) invalid(file, table, "no [[field]]");
  for (const toml::node& node : *fields->as_array()) {
    const FieldInfo field = field_from(file, *node.as_table());
    if (kind.find(field.id) != nullptr) invalid(file, node, "field '" + field.id + "' stands twice");
    kind.fields.push_back(field);
  }
  return kind;
}

}  // namespace uketsuke
