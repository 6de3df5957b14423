#pragma once

#include <string>
#include <vector>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// A case that nobody sent paper for (職権による手続): which, about whom, and why.
struct EventCase {
  CaseId id;
  std::string number;  ///< 受付番号
  std::string why;     ///< Japanese
};

/// Opens the 資格喪失 of everybody who reaches 75 so that it takes effect on a day from `first` to `last`: one case for a
/// household and day, its form filled from the register, to be looked at and approved as any other. Once however often
/// it runs.
std::vector<EventCase> open_cases_by_age(ledger::Store& store, const Context& context, Date first, Date last);

/// The family that leaves with the 組合員 (setting loss.family_follows_member): opens their 資格喪失 when the 組合員's was
/// approved by `by_case`. Inside transact(). Empty when nobody follows.
std::vector<EventCase> open_case_of_family(ledger::Store& store, const Context& context, const CaseId& by_case);

}  // namespace uketsuke::pipeline
