#include "pipeline/settings/record_kinds.h"

#include <algorithm>

#include "core/calendar/wareki.h"
#include "core/errors/failure.h"
#include "core/numbers/number_search.h"
#include "core/text/text.h"
#include "core/toml/strict_table.h"

namespace uketsuke::pipeline {
namespace {

// Longer notes belong on paper; characters.
constexpr std::size_t kMostText = 500;

RecordField field_from(StrictTable& table) {
  RecordField field;
  field.id = table.text("id");
  field.label = table.text("label");
  field.required = table.flag_or("required", false);
  if (table.has("required_with")) {
    StrictTable with = table.table("required_with");
    for (const std::string& key : with.keys()) field.required_with[key] = with.text(key);
    with.finish();
  }
  const std::string type = table.text_or("type", "");
  for (StrictTable& option : table.tables("options")) {
    field.options.emplace_back(option.text("value"), option.text("label"));
    option.finish();
  }
  field.type = !field.options.empty() ? RecordField::Type::Choice
               : type == "date"       ? RecordField::Type::Date
                                      : RecordField::Type::Text;
  if (!type.empty() && type != "date") table.fail("unknown type", "type");
  table.finish();
  return field;
}

bool needed(const RecordField& field, const std::map<std::string, std::string>& facts) {
  return !field.required_with.empty() &&
         std::all_of(field.required_with.begin(), field.required_with.end(), [&](const auto& condition) {
           const auto fact = facts.find(condition.first);
           return fact != facts.end() && fact->second == condition.second;
         });
}

}  // namespace

void RecordKind::check(const std::map<std::string, std::string>& facts) const {
  const auto refuse = [](const std::string& what) { throw Failure("E-INPUT-VALUE", what); };
  for (const auto& [id, value] : facts)
    if (std::none_of(fields.begin(), fields.end(), [&key = id](const RecordField& f) { return f.id == key; }))
      refuse("不明な項目: " + id);
  for (const RecordField& field : fields) {
    const auto found = facts.find(field.id);
    const std::string value = found == facts.end() ? std::string() : found->second;
    if (value.empty()) {
      if (field.required || needed(field, facts)) refuse(field.label + "を入力してください");
      continue;
    }
    if (field.type == RecordField::Type::Choice &&
        std::none_of(field.options.begin(), field.options.end(), [&](const auto& o) { return o.first == value; }))
      refuse(field.label + "の選択肢にありません");
    if (field.type == RecordField::Type::Date && !date_from_iso(value).ok()) refuse(field.label + "が日付ではありません");
    if (length(value) > kMostText) refuse(field.label + "が長すぎます");
    if (holds_my_number(value)) refuse(field.label + "に個人番号らしい数字があります。個人番号は記録に書けません");
  }
}

std::vector<std::pair<std::string, std::string>> RecordKind::words(
    const std::map<std::string, std::string>& facts) const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const RecordField& field : fields) {
    const auto found = facts.find(field.id);
    if (found == facts.end() || found->second.empty()) continue;
    std::string text = found->second;
    for (const auto& [value, words_for_it] : field.options)
      if (value == found->second) text = words_for_it;
    if (field.type == RecordField::Type::Date) text = format_wareki(date_from_iso(found->second));
    out.emplace_back(field.label, std::move(text));
  }
  return out;
}

std::vector<RecordKind> load_record_kinds(const std::filesystem::path& templates_dir) {
  StrictTable file = StrictTable::read(templates_dir / "tables" / "records.toml");
  std::vector<RecordKind> out;
  for (StrictTable& row : file.tables("record")) {
    RecordKind kind;
    kind.kind = row.text("kind");
    kind.label = row.text("label");
    const std::string subject = row.text_or("subject", "case");
    if (subject != "case" && subject != "person" && subject != "any") row.fail("case, person or any", "subject");
    kind.per_person = subject == "person";
    kind.or_person = subject == "any";
    kind.roles = row.texts("roles");
    for (StrictTable& field : row.tables("field")) kind.fields.push_back(field_from(field));
    row.finish();
    out.push_back(std::move(kind));
  }
  file.finish();
  return out;
}

}  // namespace uketsuke::pipeline
