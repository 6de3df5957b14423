#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "core/model/finding.h"

namespace uketsuke::validate {

/// One finding's words and weight (templates/tables/findings.toml). No personal data.
struct Sentence {
  std::string rule;  ///< id of the rule
  int version = 1;
  Severity severity = Severity::Warning;
  std::string sentence;  ///< Japanese
  std::string hint;      ///< what to do about it; may be empty
  bool overridable = true;
  bool unusable = false;  ///< while it stands, the certificate that it speaks of cannot serve
};

/// All sentences by message key.
class SentenceTable {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line, also when a message that a rule can give has no
  /// sentence.
  static SentenceTable load(const std::filesystem::path& findings_toml);

  /// The sentence, or nullptr.
  const Sentence* find(std::string_view message) const;
  const std::map<std::string, Sentence, std::less<>>& all() const { return sentences_; }

 private:
  std::map<std::string, Sentence, std::less<>> sentences_;
};

}  // namespace uketsuke::validate
