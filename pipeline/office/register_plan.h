#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/office/register_file.h"

/// What a register file would change in the register, worked out before anything is written.
namespace uketsuke::pipeline {

/// What becomes of one thing: entered, revised from `valid_from`, or left.
template <class IdType, class T>
struct RegisterStep {
  std::optional<IdType> id;  ///< empty: it is new
  T value;                   ///< as it will stand; ids of what is new are not in it yet
  bool write = false;
  Date valid_from{};
};

struct LinePlan {
  RegisterStep<PersonId, ledger::Person> person;
  RegisterStep<ledger::MembershipId, ledger::Membership> membership;
  bool fresh() const { return !membership.id; }
  bool changed() const { return !fresh() && (person.write || membership.write); }
};

struct HousePlan {
  const RegisterHouse* house = nullptr;
  RegisterStep<HouseholdId, ledger::Household> household;
  std::vector<LinePlan> lines;  ///< as house->lines
};

struct RegisterPlan {
  std::vector<HousePlan> houses;  ///< the good ones
};

/// Compares the good households of a file with the register as it stands on `day`. What contradicts the register is
/// added to file.faults, and its household is marked bad.
RegisterPlan plan_register(ledger::Store& store, RegisterFile& file, Date day);

}  // namespace uketsuke::pipeline
