#include "pipeline/office/register_import.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/limits.h"
#include "pipeline/office/register_plan.h"

namespace uketsuke::pipeline {
namespace {

using ledger::Register;

// Writes one planned household.
class Entry {
 public:
  Entry(ledger::Store& store, const CaseId& by_case, const std::string& actor) : store_(store) {
    recording_.by_case = by_case;
    recording_.actor = actor;
    recording_.status = ledger::RegisterStatus::Final;
  }

  void enter(const HousePlan& plan) {
    std::vector<PersonId> people;
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
      people.push_back(enter_person(plan.lines[i].person, plan.house->lines[i]));
    const HouseholdId household = enter_household(plan.household, people[plan.house->head]);
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
      enter_membership(plan.lines[i].membership, household, people[i]);
  }

 private:
  const ledger::Recording& from(Date day) {
    recording_.valid_from = day;
    return recording_;
  }

  PersonId enter_person(const RegisterStep<PersonId, ledger::Person>& step, const RegisterLine& line) {
    if (!step.write) return *step.id;
    ledger::Person person = step.value;
    if (!line.my_number.empty()) person.number_token = store_.vault().keep(line.my_number);
    if (!step.id) return store_.members().add_person(person, from(step.valid_from));
    store_.members().revise_person(*step.id, person, from(step.valid_from));
    return *step.id;
  }

  HouseholdId enter_household(const RegisterStep<HouseholdId, ledger::Household>& step, const PersonId& head) {
    if (!step.write) return *step.id;
    ledger::Household household = step.value;
    household.head = head;
    if (!step.id) return store_.members().add_household(household, from(step.valid_from)).id;
    store_.members().revise_household(*step.id, household, from(step.valid_from));
    return *step.id;
  }

  void enter_membership(const RegisterStep<ledger::MembershipId, ledger::Membership>& step,
                        const HouseholdId& household, const PersonId& person) {
    if (!step.write) return;
    ledger::Membership membership = step.value;
    membership.household = household;
    membership.person = person;
    if (step.id)
      store_.members().revise_membership(*step.id, membership, from(step.valid_from));
    else
      store_.members().add_membership(membership, from(step.valid_from));
  }

  ledger::Store& store_;
  ledger::Recording recording_;
};

void count(ImportReport& out, const RegisterFile& file, const RegisterPlan& plan) {
  out.faults = file.faults;
  out.rows = file.rows;
  out.households = plan.houses.size();
  out.fresh = out.unchanged = 0;
  out.changed_lines.clear();
  for (const HousePlan& house : plan.houses)
    for (std::size_t i = 0; i < house.lines.size(); ++i) {
      // The 組合員's row tells of the household: it counts as changed with it.
      const bool with_house = i == house.house->head && house.household.id && house.household.write;
      const LinePlan& line = house.lines[i];
      if (!line.fresh() && (line.changed() || with_house))
        out.changed_lines.push_back(house.house->lines[i].line);
      else
        (line.fresh() ? out.fresh : out.unchanged) += 1;
    }
  std::sort(out.changed_lines.begin(), out.changed_lines.end());
  out.changed = out.changed_lines.size();
  out.skipped = file.rows - out.fresh - out.changed - out.unchanged;
}

bool may_enter(const RegisterFile& file, const ImportChoice& choice) {
  const bool of_file = std::any_of(file.faults.begin(), file.faults.end(), [](const auto& f) { return f.of_file; });
  return !choice.check_only && !of_file && (choice.skip_bad_rows || file.faults.empty());
}

void enter_all(ledger::Store& store, const RegisterPlan& plan, const CaseId& by_case, const std::string& actor) {
  Entry entry(store, by_case, actor);
  for (const HousePlan& house : plan.houses) {
    try {
      entry.enter(house);
    } catch (const Failure& failure) {
      throw Failure(failure.code(), std::to_string(house.house->lines.front().line) + "行目からの世帯");
    }
  }
}

}  // namespace

ImportReport import_register(const Office& office, const Actor& actor, const Bytes& bytes,
                             const RegisterMapping& mapping, const ImportChoice& choice) {
  require_role(actor, {"admin"});
  if (bytes.size() > limits::kMaxRegisterFileBytes) throw Failure("E-INTAKE-TOOLARGE");
  ImportReport out;
  out.valid_from = japan_date(office.clock().now());
  RegisterFile file = read_register_file(bytes, mapping, out.valid_from);
  if (!may_enter(file, choice)) {
    const RegisterPlan plan = plan_register(office.store, file, out.valid_from);
    count(out, file, plan);
    return out;
  }
  office.store.transact([&] {
    const RegisterPlan plan = plan_register(office.store, file, out.valid_from);
    count(out, file, plan);
    if (!may_enter(file, choice)) return;
    out.by_case = CaseId("import-" + fresh_id());
    enter_all(office.store, plan, out.by_case, actor.name());
    office.store.audit().append(
        "register.imported", out.by_case.value, actor.name(),
        fmt::format("sha256 {} rows {} new {} changed {} unchanged {} skipped {}", sha256_hex(bytes), out.rows,
                    out.fresh, out.changed, out.unchanged, out.skipped));
    out.done = true;
  });
  return out;
}

}  // namespace uketsuke::pipeline
