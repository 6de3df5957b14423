#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/settings/premium.h"

namespace uketsuke::pipeline {

/// One person whom a case entered into the register.
struct EnteredPerson {
  PersonId id;
  ledger::Person person;
  ledger::Membership membership;
};

/// What the notices of one case speak about.
struct HouseholdFacts {
  HouseholdId id;
  ledger::Household household;
  std::string head_name;               ///< 組合員: the addressee
  std::vector<EnteredPerson> entered;  ///< by 枝番
};

/// The household that a case entered or added to, with the persons it entered. Throws Failure E-CASE-UNFINISHED when
/// the case registered nobody.
HouseholdFacts facts_of(ledger::Store& store, const CaseId& id);

/// Premiums of the entered persons from the month of acquisition to the end of the fiscal year.
struct PremiumPlan {
  std::vector<std::chrono::year_month> months;
  std::vector<PremiumParts> of_person;  ///< first month, in the order of HouseholdFacts::entered
  std::vector<PremiumParts> of_month;   ///< all persons, per month
  PremiumParts year;
};
PremiumPlan premium_plan(const HouseholdFacts& facts, const PremiumTable& table);

}  // namespace uketsuke::pipeline
