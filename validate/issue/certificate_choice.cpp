#include "validate/issue/certificate_choice.h"

#include <algorithm>

#include "core/errors/require.h"
#include "core/toml/strict_table.h"
#include "validate/days/ages.h"

namespace uketsuke::validate {
namespace {

std::optional<bool> condition(StrictTable& table, std::string_view key) {
  return table.has(key) ? std::optional(table.flag_or(key, false)) : std::nullopt;
}

std::optional<CardState> card_condition(StrictTable& table) {
  if (!table.has("card")) return std::nullopt;
  const std::string word = table.text("card");
  if (const auto state = card_state_from(word)) return state;
  table.fail("unknown state of the card '" + word + "'", "card");
}

CertificateRule rule_from(StrictTable& table) {
  CertificateRule out;
  out.id = table.text("id");
  out.new_member = condition(table, "new_member");
  out.policy = condition(table, "policy");
  out.card = card_condition(table);
  out.wish = table.text_or("wish", "");
  if (!out.wish.empty() && out.wish != "yes" && out.wish != "no" && out.wish != "none")
    table.fail("unknown wish '" + out.wish + "'", "wish");
  out.gives = table.texts("gives");
  if (out.gives.empty()) table.fail("a rule gives something", "gives");
  out.ask = table.flag_or("ask", false);
  out.ground = table.text("ground");
  out.assumed = table.flag_or("assumed", false);
  table.finish();
  return out;
}

std::string_view word_of(const std::optional<bool>& wanted) {
  if (!wanted) return "none";
  return *wanted ? "yes" : "no";
}

bool decides_always(const CertificateRule& rule, CardState card) {
  return !rule.new_member && !rule.policy && rule.wish.empty() && (!rule.card || *rule.card == card);
}

}  // namespace

bool CertificateRule::holds(const CertificateFacts& facts) const {
  if (new_member && *new_member != facts.new_member) return false;
  if (policy && *policy != facts.to_all_new_members) return false;
  if (card && *card != facts.card) return false;
  return wish.empty() || wish == word_of(facts.wanted);
}

CertificateRules CertificateRules::load(const std::filesystem::path& certificate_rules_toml) {
  CertificateRules out;
  StrictTable file = StrictTable::read(certificate_rules_toml);
  out.yearly_from_70_ = file.texts("yearly_from_70");
  for (StrictTable& row : file.tables("rule")) {
    CertificateRule rule = rule_from(row);
    for (const CertificateRule& other : out.rules_)
      if (other.id == rule.id) row.fail("the id stands twice", "id");
    out.rules_.push_back(std::move(rule));
  }
  for (const auto& [name, state] : kCardStates)
    if (std::none_of(out.rules_.begin(), out.rules_.end(),
                     [card = state](const CertificateRule& rule) { return decides_always(rule, card); }))
      file.fail("no rule decides for every person whose card is '" + std::string(name) + "'");
  file.finish();
  return out;
}

CertificateChoice CertificateRules::choose(const CertificateFacts& facts) const {
  const auto rule =
      std::find_if(rules_.begin(), rules_.end(), [&](const CertificateRule& r) { return r.holds(facts); });
  UKETSUKE_REQUIRE(rule != rules_.end());
  CertificateChoice out{rule->gives, {}, rule->ask, rule->id, rule->ground, rule->assumed};
  const bool from_70 = facts.birth_date.ok() && facts.issued_on.ok() &&
                       last_day_under_70(facts.birth_date) < facts.issued_on;
  for (const std::string& kind : out.kinds)
    if (from_70 && std::find(yearly_from_70_.begin(), yearly_from_70_.end(), kind) != yearly_from_70_.end())
      out.yearly.push_back(kind);
  return out;
}

}  // namespace uketsuke::validate
