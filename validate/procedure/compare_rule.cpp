#include "validate/procedure/compare_rule.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/toml/words.h"

namespace uketsuke::validate {
namespace {

constexpr std::array<std::pair<std::string_view, CompareScope>, 6> kScopes{{{"document", CompareScope::Document},
                                                                            {"person", CompareScope::Person},
                                                                            {"form_people", CompareScope::FormPeople},
                                                                            {"other_people", CompareScope::OtherPeople},
                                                                            {"any_person", CompareScope::AnyPerson},
                                                                            {"new_people", CompareScope::NewPeople}}};

// The word of a comparison, and those of the scale it can give besides exact and different.
struct How {
  std::string_view word;
  CompareHow how;
  std::vector<std::string_view> between;
};
const std::array<How, 7> kHows{{{"plain", CompareHow::Plain, {}},
                                {"names", CompareHow::Names, {"key_equal", "variant", "partial"}},
                                {"kana", CompareHow::Kana, {"key_equal", "partial"}},
                                {"addresses", CompareHow::Addresses, {"key_equal", "variant", "partial"}},
                                {"numbers", CompareHow::Numbers, {"key_equal"}},
                                {"symbols", CompareHow::Symbols, {"key_equal", "partial"}},
                                {"relations", CompareHow::Relations, {"key_equal"}}}};

std::vector<std::string> messages_of(const CompareRule& rule, const How& how) {
  std::vector<std::string> out{rule.message + ".exact"};
  for (const std::string_view word : how.between)
    if (!rule.only_agreement || word == "key_equal") out.push_back(rule.message + "." + std::string(word));
  if (!rule.only_agreement) out.push_back(rule.message + ".different");
  if (rule.cannot_say) out.push_back(rule.message + ".cannot_say");
  return out;
}

}  // namespace

bool CompareRule::looks_at(std::string_view kind) const {
  return std::find(with.begin(), with.end(), kind) != with.end();
}

const SentenceTable& CompareRuleReader::sentences() {
  if (!sentences_) sentences_ = SentenceTable::load(templates_dir_ / "tables/findings.toml");
  return *sentences_;
}

CompareRule CompareRuleReader::read(StrictTable& table) {
  CompareRule out;
  out.with = table.texts("with");
  if (out.with.empty()) table.fail("nothing to compare with", "with");
  out.scope = meaning_of(table, "scope", kScopes);
  out.message = table.text("message");
  std::vector<std::string> needed{out.message};
  if (out.scope == CompareScope::Document || out.scope == CompareScope::Person) {
    out.concept_id = table.text("concept");
    out.other = table.has("other") ? table.texts("other") : std::vector{out.concept_id};
    const How& how = row_of(table, "how", kHows, [](const How& one) { return one.word; });
    out.how = how.how;
    out.only_agreement = table.flag_or("only_agreement", false);
    out.cannot_say = table.flag_or("cannot_say", false);
    needed = messages_of(out, how);
  }
  for (const std::string& message : needed)
    if (sentences().find(message) == nullptr) table.fail("no sentence for '" + message + "'", "message");
  table.finish();
  return out;
}

}  // namespace uketsuke::validate
