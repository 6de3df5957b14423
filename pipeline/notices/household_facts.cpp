#include "pipeline/notices/household_facts.h"

#include <algorithm>

#include "core/errors/failure.h"
#include "validate/compare/names.h"
#include "validate/limits/limit_paper.h"

namespace uketsuke::pipeline {
namespace {

class Facts {
 public:
  Facts(ledger::Store& store, const CaseFile& file, const Application& form) : store_(store), file_(file), form_(form) {}

  HouseholdFacts run(validate::RegisterEffect effect) {
    switch (effect) {
      case validate::RegisterEffect::Acquire:
        of_memberships([](const ledger::Membership& m) { return m.lost_on != m.acquired_on; });
        break;
      case validate::RegisterEffect::Lose:
        of_memberships([](const ledger::Membership& m) { return m.lost_on.has_value(); });
        break;
      case validate::RegisterEffect::Move: of_move(); break;
      case validate::RegisterEffect::Limit:
      case validate::RegisterEffect::Copayment:
      case validate::RegisterEffect::Reissue: of_rows(form_.concerned()); break;
      case validate::RegisterEffect::None:
        form_.number.empty() ? of_stranger() : of_rows({form_.concerned().front()});
        break;
    }
    std::stable_sort(out_.entered.begin(), out_.entered.end(),
              [](const auto& a, const auto& b) { return a.membership.branch < b.membership.branch; });
    return std::move(out_);
  }

 private:
  // A correction also writes rows for persons whom it takes out of the decision: the letters are not about them.
  template <class About>
  void of_memberships(const About& about) {
    for (const ledger::MembershipRow& row : store_.members().memberships_of_case(file_.id)) {
      if (!about(row.value)) continue;
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

  // The day on which the persons of the rows are members: that from which the decision holds.
  Date day_of_rows() const {
    const Date needed = form_.values.day("limit.needed_from").value_or(Date{});
    return form_.values.day("certificate.copayment_from")
        .value_or(validate::limit_counts_from(file_.received_on, needed));
  }

  void of_rows(const std::vector<ApplicationPerson>& people) {
    const Date day = day_of_rows();
    take_household(named().id, day);
    const auto members = store_.members().members(out_.id, {day, {}});
    for (const ApplicationPerson& who : people) {
      const std::size_t before = out_.entered.size();
      for (const ledger::MembershipRow& row : members)
        if (!row.value.lost_on && is(row, who, day)) add(row, day, who.row);
      if (out_.entered.size() != before + 1) throw Failure("E-LEDGER-NOTFOUND", who.name + "さん(この世帯の被保険者)");
    }
  }

  bool is(const ledger::MembershipRow& member, const ApplicationPerson& who, Date day) {
    const auto person = store_.members().person(member.value.person, {day, {}});
    if (!person || validate::name_key(person->value.name) != validate::name_key(who.name)) return false;
    return !who.birth_date || person->value.birth_date == who.birth_date;
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

  void add(const ledger::MembershipRow& row, Date day, int form_row = 0) {
    const auto person = store_.members().person(row.value.person, {day, {}});
    if (!person) throw Failure("E-LEDGER-NOTFOUND", "person");
    EnteredPerson entered{row.value.person, person->value, row.value, false, form_row};
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
