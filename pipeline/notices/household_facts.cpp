#include "pipeline/notices/household_facts.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "validate/compare/names.h"

namespace uketsuke::pipeline {
namespace {

class Facts {
 public:
  Facts(ledger::Store& store, const CaseFile& file, const Application& form) : store_(store), file_(file), form_(form) {}

  HouseholdFacts run(validate::RegisterEffect effect) {
    switch (effect) {
      case validate::RegisterEffect::Acquire:
      case validate::RegisterEffect::Lose: of_memberships(); break;
      case validate::RegisterEffect::Move: of_move(); break;
      case validate::RegisterEffect::Limit: of_application(); break;
      case validate::RegisterEffect::None: form_.number.empty() ? of_stranger() : of_application(); break;
    }
    std::sort(out_.entered.begin(), out_.entered.end(),
              [](const auto& a, const auto& b) { return a.membership.branch < b.membership.branch; });
    return std::move(out_);
  }

 private:
  void of_memberships() {
    for (const ledger::MembershipRow& row : store_.members().memberships_of_case(file_.id)) {
      if (out_.entered.empty()) take_household(row.value.household, row.recording.valid_from);
      add(row, row.recording.valid_from);
    }
    if (out_.entered.empty()) throw Failure("E-CASE-UNFINISHED", "台帳に登録した方がいません");
  }

  void of_move() {
    const Date day = form_.values.day("address.changed_on").value_or(file_.received_on);
    take_household(named().id, day);
    out_.moved = !store_.members().households_of_case(file_.id).empty();
    for (const ledger::MembershipRow& row : store_.members().members(out_.id, {day, {}}))
      if (!row.value.lost_on) add(row, day);
    if (out_.entered.empty()) throw Failure("E-CASE-UNFINISHED", "この世帯に被保険者がいません");
  }

  // The person of the first row, or the 組合員 where the form has no rows.
  void of_application() {
    const Date day = file_.received_on;
    take_household(named().id, day);
    const ApplicationPerson& who = form_.people.size() > 1 ? form_.people[1] : form_.people.front();
    for (const ledger::MembershipRow& row : store_.members().members(out_.id, {day, {}})) {
      const auto person = store_.members().person(row.value.person, {day, {}});
      if (row.value.lost_on || !person || validate::name_key(person->value.name) != validate::name_key(who.name)) continue;
      if (!who.birth_date || person->value.birth_date == who.birth_date) add(row, day);
    }
    if (out_.entered.size() != 1) throw Failure("E-LEDGER-NOTFOUND", who.name + "さん(この世帯の被保険者)");
  }

  // Whom the register does not know is written to as the form says.
  void of_stranger() {
    out_.head.name = form_.people.front().name;
    out_.household.postal_code = form_.postal_code;
    out_.household.address = form_.address;
    out_.household.head = PersonId("applicant");
  }

  ledger::HouseholdRow named() const {
    auto row = store_.members().household_by_number(form_.symbol, form_.number);
    if (!row) throw Failure("E-LEDGER-NOTFOUND", "記号番号の世帯");
    return *row;
  }

  void take_household(const HouseholdId& id, Date day) {
    out_.id = id;
    const auto household = store_.members().household(id, {day, {}});
    if (!household) throw Failure("E-LEDGER-NOTFOUND", "household");
    out_.household = household->value;
    if (const auto head = store_.members().person(out_.household.head, {day, {}})) out_.head = head->value;
  }

  void add(const ledger::MembershipRow& row, Date day) {
    const auto person = store_.members().person(row.value.person, {day, {}});
    if (!person) throw Failure("E-LEDGER-NOTFOUND", "person");
    EnteredPerson entered{row.value.person, person->value, row.value, false};
    // Against what stood before the case, which may have written several rows (組合員 who is also a mover).
    if (person->recording.by_case == file_.id)
      for (const ledger::PersonRow& before : store_.members().history(row.value.person))
        if (before.recording.by_case != file_.id && before.recording.status != ledger::RegisterStatus::Void)
          entered.renamed = before.value.name != person->value.name;
    out_.entered.push_back(std::move(entered));
  }

  ledger::Store& store_;
  const CaseFile& file_;
  const Application& form_;
  HouseholdFacts out_;
};

}  // namespace

HouseholdFacts facts_of(ledger::Store& store, const CaseFile& file, const Application& application,
                        validate::RegisterEffect effect) {
  return Facts(store, file, application).run(effect);
}

PremiumPlan premium_plan(const HouseholdFacts& facts, const PremiumTable& table) {
  PremiumPlan plan;
  plan.months = months_of_fiscal_year(facts.entered.front().membership.acquired_on);
  for (const auto& month : plan.months) {
    PremiumParts sum;
    for (const EnteredPerson& entered : facts.entered) {
      PremiumPerson person;
      person.member = entered.id == facts.household.head;
      person.birth_date = entered.person.birth_date.value_or(Date{});
      person.acquired_on = entered.membership.acquired_on;
      const PremiumParts parts = table.of(person, month);
      if (month == plan.months.front()) plan.of_person.push_back(parts);
      sum += parts;
    }
    plan.of_month.push_back(sum);
    plan.year += sum;
  }
  return plan;
}

}  // namespace uketsuke::pipeline
