#include <algorithm>

#include "core/errors/failure.h"
#include "core/text/text.h"
#include "pipeline/case/application.h"
#include "pipeline/office/household_pages.h"
#include "pipeline/office/protection.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

// Goes through households and keeps those of which one person fits all words.
class Search {
 public:
  Search(const Office& office, const HouseholdWords& words)
      : office_(office),
        words_(words),
        name_key_(validate::name_key(words.name)),
        kana_key_(kana_key(words.kana)),
        today_{japan_date(office.clock().now()), {}} {}

  bool asks_for_person() const { return !words_.name.empty() || !words_.kana.empty() || words_.birth_date; }

  ledger::Listed<FoundHousehold> by_number() {
    ledger::Listed<FoundHousehold> out;
    if (const auto row = office_.store.members().household_by_number(words_.symbol, words_.number)) add(*row, out);
    return out;
  }

  ledger::Listed<FoundHousehold> by_kana_and_birth_date() {
    ledger::Listed<FoundHousehold> out;
    std::vector<HouseholdId> seen;
    for (const PersonId& person : office_.store.members().find_persons(words_.kana, words_.birth_date, {}))
      for (const ledger::MembershipRow& row : office_.store.members().memberships_of(person, today_)) {
        if (std::find(seen.begin(), seen.end(), row.value.household) != seen.end()) continue;
        seen.push_back(row.value.household);
        if (const auto household = office_.store.members().household(row.value.household, today_)) add(*household, out);
      }
    return out;
  }

  ledger::Listed<FoundHousehold> through_all(const ledger::Window& window) {
    ledger::Listed<FoundHousehold> out;
    ledger::Window part;
    part.cursor = window.cursor;
    part.limit = window.limit;
    for (int looked_at = 0; looked_at < kMostHouseholdsLookedAt;) {
      // Never more at once than still fit into the answer, so that the cursor stands behind the last one looked at.
      part.limit = window.limit - static_cast<int>(out.items.size());
      const auto households = office_.store.members().households(today_, part);
      for (const ledger::HouseholdRow& row : households.items) add(row, out);
      looked_at += static_cast<int>(households.items.size());
      part.cursor = households.next_cursor;
      if (part.cursor.empty() || static_cast<int>(out.items.size()) >= window.limit) break;
    }
    out.next_cursor = part.cursor;
    return out;
  }

 private:
  bool fits(const ledger::Person& person) const {
    if (words_.birth_date && person.birth_date != words_.birth_date) return false;
    if (!words_.kana.empty() && !kana_key(person.name_kana).starts_with(kana_key_)) return false;
    if (words_.name.empty()) return true;
    const auto keys = name_keys(person.name);
    return std::find(keys.begin(), keys.end(), name_key_) != keys.end();
  }

  void add(const ledger::HouseholdRow& row, ledger::Listed<FoundHousehold>& out) const {
    FoundHousehold found{row.id, row.value.symbol, row.value.number, {}, {}, 0, {}, false};
    bool fitting = !asks_for_person();
    for (const ledger::MembershipRow& membership : office_.store.members().members(row.id, today_)) {
      const auto person = office_.store.members().person(membership.value.person, today_);
      if (!person) continue;
      const bool head = membership.value.person == row.value.head;
      if (head) {
        found.head = person->value.name;
        found.head_kana = person->value.name_kana;
      }
      if (membership.value.insured_on(today_.day)) ++found.insured;
      if (!asks_for_person() || !fits(person->value)) continue;
      fitting = true;
      if (!head) found.matched += (found.matched.empty() ? "" : "、") + person->value.name;
    }
    if (!fitting) return;
    found.is_protected = is_protected(office_, row.id);
    out.items.push_back(std::move(found));
  }

  const Office& office_;
  const HouseholdWords& words_;
  std::string name_key_;
  std::string kana_key_;
  ledger::AsOf today_;
};

}  // namespace

ledger::Listed<FoundHousehold> find_households(const Office& office, const Actor& actor, const HouseholdWords& words,
                                               const ledger::Window& window) {
  require_role(actor, {"reviewer", "approver", "admin", "auditor"});
  Search search(office, words);
  if (words.number.empty() && !words.symbol.empty()) throw Failure("E-INPUT-VALUE", "番号も入力してください");
  if (words.number.empty() && !search.asks_for_person())
    throw Failure("E-INPUT-VALUE", "検索条件を1つ以上入力してください");
  log_look(office, actor, "household.search", "households");
  if (!words.number.empty()) return search.by_number();
  const bool indexed = !words.kana.empty() && words.birth_date;
  auto found = indexed ? search.by_kana_and_birth_date() : ledger::Listed<FoundHousehold>{};
  // The index knows whole readings only; the beginning of one is looked for in all.
  return found.items.empty() ? search.through_all(window) : found;
}

}  // namespace uketsuke::pipeline
