#include "pipeline/office/register_export.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "core/errors/failure.h"
#include "core/text/csv.h"
#include "core/text/text.h"
#include "pipeline/office/protection.h"
#include "pipeline/office/register_cells.h"

namespace uketsuke::pipeline {
namespace {

using ledger::AsOf;

/// What one line of the file tells.
struct Told {
  ledger::Household household;
  ledger::Person person;
  ledger::Membership membership;
};

std::string more_of(const std::map<std::string, std::string>& more, const std::string& id) {
  const auto found = more.find(id);
  return found == more.end() ? std::string{} : found->second;
}

std::string day_or_empty(const std::optional<Date>& day) { return day ? to_iso(*day) : std::string{}; }

// The 組合員's row tells of the household; another member may live elsewhere.
std::string of_household(const Told& told, const std::string& id) {
  const std::string own = more_of(told.person.more, id);
  if (!own.empty() && told.membership.person != told.household.head) return own;
  if (id == "household.symbol") return told.household.symbol;
  if (id == "household.number") return told.household.number;
  if (id == "address.postal_code") return told.household.postal_code;
  if (id == "address.text") return told.household.address;
  if (id == "person.phone") return told.household.phone;
  return more_of(told.household.more, id);
}

std::string of_membership(const ledger::Membership& m, const std::string& id) {
  if (id == "membership.branch") return fmt::format("{:02}", m.branch);
  if (id == "person.relation") return m.relation;
  if (id == "membership.acquired_on") return to_iso(m.acquired_on);
  if (id == "membership.acquisition_reason") return m.acquired_why;
  if (id == "membership.lost_on") return day_or_empty(m.lost_on);
  return m.lost_why;
}

std::string of_person(const ledger::Person& p, const std::string& id) {
  if (id == "person.name") return p.name;
  if (id == "person.name_kana") return with_single_spaces(to_katakana(nfkc(p.name_kana)));
  if (id == "person.birth_date") return day_or_empty(p.birth_date);
  if (id == "person.sex") return p.sex;
  return more_of(p.more, id);
}

std::string value_of(const Told& told, const std::string& id) {
  switch (register_place_of(id)) {
    case RegisterPlace::Household: return of_household(told, id);
    case RegisterPlace::Membership: return of_membership(told.membership, id);
    case RegisterPlace::Person: return of_person(told.person, id);
  }
  return {};
}

// The word that the mapping reads as this value.
std::string word_of(const RegisterMapping& mapping, const std::string& id, const std::string& value) {
  if (const auto codes = mapping.codes.find(id); codes != mapping.codes.end())
    for (const auto& [word, known] : codes->second)
      if (known == value) return word;
  return value;
}

// Numbers by their size, 2 before 10.
std::tuple<std::string, std::size_t, std::string> number_order(const ledger::Household& h) {
  const std::string number = without_spaces(nfkc(h.number));
  return {without_spaces(nfkc(h.symbol)), number.size(), number};
}

std::vector<ledger::HouseholdRow> households_of(ledger::Store& store, const AsOf& at) {
  std::vector<ledger::HouseholdRow> out;
  ledger::Window window{{}, 500};
  do {
    ledger::Listed<ledger::HouseholdRow> part = store.members().households(at, window);
    std::move(part.items.begin(), part.items.end(), std::back_inserter(out));
    window.cursor = part.next_cursor;
  } while (!window.cursor.empty());
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return number_order(a.value) < number_order(b.value); });
  return out;
}

// A file of everybody's 個人番号 is never made, whatever a mapping says.
std::vector<RegisterColumn> columns_of(const RegisterMapping& mapping) {
  std::vector<RegisterColumn> out = mapping.columns;
  std::erase_if(out, [](const RegisterColumn& column) { return column.concept_id == "person.my_number"; });
  return out;
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  return out + "\r\n";
}

}  // namespace

std::string export_register(const Office& office, const Actor& actor, const AsOf& asked) {
  require_role(actor, {"admin"});
  if (!asked.day.ok()) throw Failure("E-INPUT-VALUE", "日付");
  const AsOf at{asked.day, asked.known.value_or(office.clock().now()), true};
  const RegisterMapping mapping = RegisterMapping::standard(office.context.assets.templates);
  const std::vector<RegisterColumn> columns = columns_of(mapping);
  log_look(office, actor, "register.export", to_iso(at.day) + " " + to_iso(*at.known));
  std::vector<std::string> cells;
  for (const RegisterColumn& column : columns) cells.push_back(column.name);
  std::string out = "\xEF\xBB\xBF" + row_of(cells);
  for (const ledger::HouseholdRow& household : households_of(office.store, at)) {
    const bool withheld = !sees_protected(actor) && is_protected(office, household.id);
    for (const ledger::MembershipRow& member : office.store.members().members(household.id, at)) {
      const auto person = office.store.members().person(member.value.person, at);
      if (!person) continue;
      const Told told{household.value, person->value, member.value};
      cells.clear();
      for (const RegisterColumn& column : columns)
        if (std::string value = value_of(told, column.concept_id); withheld && is_place(column.concept_id))
          cells.emplace_back(value.empty() ? std::string_view{} : kWithheld);
        else
          cells.push_back(word_of(mapping, column.concept_id, tidy_text(value)));
      out += row_of(cells);
    }
  }
  return out;
}

}  // namespace uketsuke::pipeline
