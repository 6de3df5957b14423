#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"
#include "validate/register/register_facts.h"

namespace uketsuke::pipeline {

/// A case that nobody sent paper for (職権による手続): which, about whom, and why.
struct EventCase {
  CaseId id;
  std::string number;  ///< 受付番号
  std::string why;     ///< Japanese
};

/// What stands on the form or 調書 of such a case, by concept.
using SheetValues = std::map<std::string, std::string>;

/// One event of a household that opens a case.
struct HouseholdEvent {
  std::string kind;  ///< form or 調書 to be filled from the register; it names the procedure
  std::string why;   ///< Japanese
  Date from{};       ///< the day from which it takes effect (異動日)
  std::string key;   ///< names the event within its household: one key opens one case, ever
  SheetValues common;                  ///< beside the 組合員 and the address, which are the register's
  std::map<int, SheetValues> persons;  ///< by 枝番: what the row says beside who the person is
};

/// Opens the case of an event, its sheet filled from the register, to be looked at and decided as any other. nullopt
/// when the event opened one before, whatever became of it. Inside transact().
std::optional<EventCase> open_without_paper(ledger::Store& store, const Context& context,
                                            const validate::RegisterHousehold& household, const HouseholdEvent& event);

/// Visits every household that the register has on a day, as the rules see it (pipeline/case/registered_household.h);
/// each within one transaction.
void visit_households(ledger::Store& store, Date day, Date today,
                      const std::function<void(const validate::RegisterHousehold&)>& visit);

}  // namespace uketsuke::pipeline
