#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/form/form_template.h"

namespace uketsuke::pipeline {

/// One fact of a record: a chosen word, a day, or free text.
struct RecordField {
  enum class Type { Choice, Date, Text };
  std::string id;
  std::string label;
  Type type = Type::Text;
  bool required = false;
  std::vector<std::pair<std::string, std::string>> options;  ///< value and label
  std::map<std::string, std::string> required_with;          ///< required where these facts have these values
};

/// A kind of record (記録の種類) that people make about a case, from templates/tables/records.toml.
struct RecordKind {
  std::string kind;
  std::string label;
  bool per_person = false;  ///< about one person of the form; else about the case
  bool or_person = false;   ///< about the case, or about one person of it where the persons differ
  std::vector<std::string> roles;
  std::vector<RecordField> fields;

  /// Refuses facts that do not fit: a missing or unknown fact, a word that is no option, an impossible day, a text
  /// that is too long or holds a 個人番号. Throws Failure E-INPUT-VALUE naming the fact.
  void check(const std::map<std::string, std::string>& facts) const;
  /// The facts as people read them: label and value.
  std::vector<std::pair<std::string, std::string>> words(const std::map<std::string, std::string>& facts) const;
};

/// Loads the table strictly; Failure E-TEMPLATE-INVALID naming file:line.
std::vector<RecordKind> load_record_kinds(const std::filesystem::path& templates_dir);

}  // namespace uketsuke::pipeline
