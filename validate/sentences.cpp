#include "validate/sentences.h"

#include "core/toml/strict_table.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

Severity severity_from(StrictTable& table) {
  const std::string word = table.text("severity");
  for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Error})
    if (to_string(severity) == word) return severity;
  table.fail("unknown severity '" + word + "'", "severity");
}

}  // namespace

SentenceTable SentenceTable::load(const std::filesystem::path& findings_toml) {
  SentenceTable out;
  StrictTable file = StrictTable::read(findings_toml);
  for (StrictTable& entry : file.tables("finding")) {
    const std::string message = entry.text("message");
    Sentence sentence;
    sentence.rule = entry.text("rule");
    sentence.version = entry.whole("version");
    sentence.severity = severity_from(entry);
    sentence.sentence = entry.text("sentence");
    sentence.hint = entry.text_or("hint", "");
    sentence.overridable = entry.flag_or("overridable", true);
    sentence.unusable = entry.flag_or("unusable", false);
    entry.finish();
    if (!out.sentences_.emplace(message, sentence).second) entry.fail("'" + message + "' stands twice", "message");
  }
  for (const std::string_view message : messages::kAll)
    if (out.find(message) == nullptr) file.fail("no sentence for '" + std::string(message) + "'");
  file.finish();
  return out;
}

const Sentence* SentenceTable::find(std::string_view message) const {
  const auto it = sentences_.find(message);
  return it == sentences_.end() ? nullptr : &it->second;
}

}  // namespace uketsuke::validate
