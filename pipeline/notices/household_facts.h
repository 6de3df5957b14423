#pragma once

#include <string>
#include <vector>

#include "pipeline/case/application.h"
#include "pipeline/settings/premium.h"
#include "validate/procedure/procedure.h"

namespace uketsuke::pipeline {

/// One person whom a case is about, as the register has them with the case in it.
struct EnteredPerson {
  PersonId id;
  ledger::Person person;
  ledger::Membership membership;
  bool renamed = false;  ///< this case changed the name
  int row = 0;           ///< the row of the form that names them, where one does
};

/// What the notices of one case speak about.
struct HouseholdFacts {
  HouseholdId id;
  ledger::Household household;
  ledger::Person head;                 ///< 組合員: the addressee
  bool moved = false;                  ///< this case changed the address
  std::vector<EnteredPerson> entered;  ///< by 枝番
};

/// The household of a case and the persons it is about: those it entered (資格取得) or let go (資格喪失), all members
/// (住所変更), the persons of the form's rows, each row once (限度額適用, 一部負担金の割合, 再交付). Without an effect on the
/// register and without a 記号番号 it is the applicant as the form says. Throws Failure E-CASE-UNFINISHED when the case is about nobody.
HouseholdFacts facts_of(ledger::Store& store, const CaseFile& file, const Application& application,
                        validate::RegisterEffect effect);

/// Premiums of the entered persons from the month of acquisition to the end of the fiscal year.
struct PremiumPlan {
  std::vector<std::chrono::year_month> months;
  std::vector<PremiumParts> of_person;  ///< first month, in the order of HouseholdFacts::entered
  std::vector<PremiumParts> of_month;   ///< all persons, per month
  PremiumParts year;
};
PremiumPlan premium_plan(const HouseholdFacts& facts, const PremiumTable& table);

}  // namespace uketsuke::pipeline
