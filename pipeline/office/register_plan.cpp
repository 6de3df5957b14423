#include "pipeline/office/register_plan.h"

#include <algorithm>
#include <map>

#include "core/text/text.h"
#include "pipeline/office/register_standing.h"

namespace uketsuke::pipeline {
namespace {

using ledger::Household;
using ledger::Membership;
using ledger::MembershipRow;
using ledger::Person;
using ledger::PersonRow;
using ledger::RegisterStatus;

bool own_field(std::string_view id) {
  for (const std::string_view own :
       {"person.name", "person.name_kana", "person.birth_date", "person.sex", "person.my_number", "household.symbol",
        "household.number", "address.postal_code", "address.text", "person.phone"})
    if (id == own) return true;
  return false;
}

std::string said_of_home(const RegisterLine& line, const std::string& id) {
  const auto found = line.home.find(id);
  return found == line.home.end() ? std::string{} : found->second;
}

void keep_more(std::map<std::string, std::string>& more, const std::string& id, const std::string& value) {
  if (value.empty())
    more.erase(id);
  else
    more[id] = value;
}

// Another person under the same 枝番: a corrected name or birth date leaves the rest as it was.
bool somebody_else(const Person& known, const Person& said) {
  return known.birth_date != said.birth_date && kana_key(known.name_kana) != kana_key(said.name_kana) &&
         without_spaces(known.name) != without_spaces(said.name);
}

class Planner {
 public:
  Planner(ledger::Store& store, RegisterFile& file, Date day) : store_(store), file_(file), day_(day) {}

  RegisterPlan plan() {
    std::vector<std::vector<MembershipRow>> histories;
    for (RegisterHouse& house : file_.houses)
      histories.push_back(house.bad ? std::vector<MembershipRow>{} : match(house));
    RegisterPlan out;
    for (std::size_t i = 0; i < file_.houses.size(); ++i) {
      if (file_.houses[i].bad) continue;
      HousePlan planned = plan_house(file_.houses[i], histories[i]);
      if (!file_.houses[i].bad) out.houses.push_back(std::move(planned));
    }
    return out;
  }

 private:
  void fault(RegisterHouse& house, const RegisterLine& line, const std::string& reason) {
    file_.faults.push_back({line.line, {}, reason, false});
    house.bad = true;
  }

  // Every membership that the household ever had; those of the file's 枝番 speak for themselves later.
  std::vector<MembershipRow> match(RegisterHouse& house) {
    const auto known = store_.members().household_by_number(house.symbol, house.number);
    if (!known) {
      if (store_.members().number_taken(house.symbol, house.number))
        fault(house, house.lines.front(), "この記号・番号は取り消された届で使われています");
      return {};
    }
    auto history = store_.members().membership_history(known->id);
    for (const MembershipRow& row : history)
      for (const RegisterLine& line : house.lines)
        if (row.value.branch == line.membership.branch) in_file_.insert(row.id);
    return history;
  }

  HousePlan plan_house(RegisterHouse& house, const std::vector<MembershipRow>& history) {
    HousePlan out;
    out.house = &house;
    for (const RegisterLine& line : house.lines) {
      LinePlan planned = plan_line(house, line, history);
      check_elsewhere(house, line, planned);
      out.lines.push_back(std::move(planned));
    }
    plan_household(house, out);
    check_other_heads(house, history);
    return out;
  }

  LinePlan plan_line(RegisterHouse& house, const RegisterLine& line, const std::vector<MembershipRow>& history) {
    LinePlan out;
    std::vector<MembershipRow> rows;
    std::copy_if(history.begin(), history.end(), std::back_inserter(rows),
                 [&](const MembershipRow& row) { return row.value.branch == line.membership.branch; });
    const MembershipRow* standing = standing_row(rows, day_);
    if (standing == nullptr) {
      if (!rows.empty()) fault(house, line, "この枝番は取り消された届で使われています");
      out.person = {{}, overlaid(Person{}, house, line), true, line.membership.acquired_on};
      out.membership = {{}, line.membership, true, line.membership.acquired_on};
      return out;
    }
    const auto people = store_.members().history(standing->value.person);
    const PersonRow* person = standing_row(people, day_);
    if (person == nullptr) {
      fault(house, line, "この枝番の方の記録がありません(廃棄済みか取消し)");
      return out;
    }
    if (somebody_else(person->value, line.person)) fault(house, line, "この枝番は別の方に付いています");
    step(out.person, *person, people, overlaid(person->value, house, line), house, line);
    if (!line.my_number.empty() && store_.vault().find(line.my_number) != person->value.number_token)
      revise(out.person, *person, people, house, line);
    step(out.membership, *standing, rows, overlaid(standing->value, line), house, line);
    return out;
  }

  template <class IdType, class T, class Row>
  void step(RegisterStep<IdType, T>& out, const Row& standing, const std::vector<Row>& rows, T value,
            RegisterHouse& house, const RegisterLine& line) {
    out.id = standing.id;
    out.value = std::move(value);
    if (!(out.value == standing.value)) revise(out, standing, rows, house, line);
  }

  template <class IdType, class T, class Row>
  void revise(RegisterStep<IdType, T>& out, const Row& standing, const std::vector<Row>& rows, RegisterHouse& house,
              const RegisterLine& line) {
    if (out.write) return;
    out.write = true;
    out.valid_from = std::max(day_, standing.recording.valid_from);
    if (const std::string reason = why_fixed(rows, standing, day_); !reason.empty()) fault(house, line, reason);
  }

  Person overlaid(Person base, const RegisterHouse& house, const RegisterLine& line) const {
    const RegisterLine& head = house.lines[house.head];
    base.name = line.person.name;
    base.name_kana = line.person.name_kana;
    base.birth_date = line.person.birth_date;
    if (file_.concepts.contains("person.sex")) base.sex = line.person.sex;
    for (const std::string& id : file_.concepts) {
      if (register_place_of(id) == RegisterPlace::Person && !own_field(id)) {
        const auto said = line.person.more.find(id);
        keep_more(base.more, id, said == line.person.more.end() ? std::string{} : said->second);
      } else if (register_place_of(id) == RegisterPlace::Household && id != "household.symbol" &&
                 id != "household.number") {
        // Somebody who lives elsewhere (別居・修学): kept with the person.
        const std::string said = said_of_home(line, id);
        keep_more(base.more, id, said == said_of_home(head, id) ? std::string{} : said);
      }
    }
    return base;
  }

  Membership overlaid(Membership base, const RegisterLine& line) const {
    const Membership& said = line.membership;
    base.relation = said.relation;
    base.acquired_on = said.acquired_on;
    if (file_.concepts.contains("membership.acquisition_reason")) base.acquired_why = said.acquired_why;
    if (file_.concepts.contains("membership.lost_on")) base.lost_on = said.lost_on;
    if (file_.concepts.contains("membership.loss_reason")) base.lost_why = said.lost_why;
    return base;
  }

  Household overlaid(Household base, const RegisterLine& head) const {
    for (const std::string& id : file_.concepts) {
      if (register_place_of(id) != RegisterPlace::Household) continue;
      const std::string said = said_of_home(head, id);
      if (id == "address.postal_code") base.postal_code = said;
      if (id == "address.text") base.address = said;
      if (id == "person.phone") base.phone = said;
      if (!own_field(id)) keep_more(base.more, id, said);
    }
    return base;
  }

  void plan_household(RegisterHouse& house, HousePlan& out) {
    const RegisterLine& head = house.lines[house.head];
    const auto known = store_.members().household_by_number(house.symbol, house.number);
    if (!known) {
      Date first = head.membership.acquired_on;
      for (const RegisterLine& line : house.lines) first = std::min(first, line.membership.acquired_on);
      out.household = {{}, overlaid(Household{}, head), true, first};
      out.household.value.symbol = house.symbol;
      out.household.value.number = house.number;
      return;
    }
    const auto rows = store_.members().history(known->id);
    const auto* standing = standing_row(rows, day_);
    Household value = overlaid(standing->value, head);
    const auto& head_person = out.lines[house.head].person.id;
    if (head_person) value.head = *head_person;
    step(out.household, *standing, rows, std::move(value), house, head);
    if (!head_person) revise(out.household, *standing, rows, house, head);
  }

  // A 組合員 whom the file does not name stays one in the register: there would be two at once.
  void check_other_heads(RegisterHouse& house, const std::vector<MembershipRow>& history) {
    std::map<ledger::MembershipId, std::vector<MembershipRow>> others;
    for (const MembershipRow& row : history)
      if (!in_file_.contains(row.id)) others[row.id].push_back(row);
    const RegisterLine& head = house.lines[house.head];
    for (const auto& [id, rows] : others)
      if (const MembershipRow* other = standing_row(rows, day_);
          other != nullptr && other->value.relation == kHeadRelation && overlap(other->value, head.membership))
        fault(house, head, "台帳にはほかの組合員がいます(その方の行もファイルに入れてください)");
  }

  // The same person, insured at the same time under a number that the file does not speak of.
  void check_elsewhere(RegisterHouse& house, const RegisterLine& line, const LinePlan& planned) {
    std::string token;
    if (!line.my_number.empty()) token = store_.vault().find(line.my_number).value_or("");
    for (const PersonId& id : store_.members().find_persons(line.person.name_kana, line.person.birth_date, token)) {
      if (planned.person.id == id) continue;
      const auto rows = store_.members().history(id);
      const PersonRow* other = standing_row(rows, day_);
      if (other == nullptr) continue;
      const bool same_number = !token.empty() && other->value.number_token == token;
      if (!same_number && without_spaces(other->value.name) != without_spaces(line.person.name)) continue;
      if (same_number && other->value.birth_date != line.person.birth_date)
        return fault(house, line, "この個人番号は台帳の別の方に登録されています");
      for (const MembershipRow& m :
           store_.members().memberships_of(id, {std::max(day_, line.membership.acquired_on), {}}))
        if (!in_file_.contains(m.id) && overlap(m.value, line.membership))
          return fault(house, line, "この方は別の記号・番号・枝番で既に加入しています");
    }
  }

  ledger::Store& store_;
  RegisterFile& file_;
  Date day_;
  std::set<ledger::MembershipId> in_file_;
};

}  // namespace

RegisterPlan plan_register(ledger::Store& store, RegisterFile& file, Date day) {
  RegisterPlan out = Planner(store, file, day).plan();
  std::stable_sort(file.faults.begin(), file.faults.end(),
                   [](const RegisterFault& a, const RegisterFault& b) { return a.line < b.line; });
  return out;
}

}  // namespace uketsuke::pipeline
