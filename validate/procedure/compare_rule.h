#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/toml/strict_table.h"
#include "validate/sentences.h"

namespace uketsuke::validate {

/// What a rule of comparison looks at.
enum class CompareScope {
  Document,     ///< one value of the form beside one of the other side
  Person,       ///< the same for every person who stands on both
  FormPeople,   ///< every person of the form must stand on the other side
  OtherPeople,  ///< every person of the other side must stand on the form
  AnyPerson,    ///< a certificate must be of somebody on the form
  NewPeople     ///< nobody in the form's rows may be insured on the other side already
};

/// How two values are compared (validate/compare).
enum class CompareHow { Plain, Names, Kana, Addresses, Numbers, Symbols, Relations };

/// A rule of 突合 as data: [[compare]] of templates/procedures/<id>.toml.
struct CompareRule {
  std::vector<std::string> with;  ///< kinds of certificates, or "register"
  CompareScope scope = CompareScope::Document;
  std::string concept_id;          ///< of the form; Document and Person only
  std::vector<std::string> other;  ///< concepts of the other side, joined by "-"; the last one must have a value
  CompareHow how = CompareHow::Plain;
  std::string message;          ///< key of a sentence; for values its beginning, the word of the scale follows
  bool only_agreement = false;  ///< a difference says nothing
  bool cannot_say = false;      ///< a value that the other side lacks is a finding too

  bool looks_at(std::string_view kind) const;
};

/// Reads the rules of one templates folder and holds each against the sentences it can give.
class CompareRuleReader {
 public:
  explicit CompareRuleReader(std::filesystem::path templates_dir) : templates_dir_(std::move(templates_dir)) {}
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  CompareRule read(StrictTable& table);

 private:
  const SentenceTable& sentences();

  std::filesystem::path templates_dir_;
  std::optional<SentenceTable> sentences_;
};

}  // namespace uketsuke::validate
