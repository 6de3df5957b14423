#pragma once

#include <optional>
#include <vector>

#include "pipeline/case/without_paper.h"

namespace uketsuke::pipeline {

/// Days from first to last, both included.
struct DaySpan {
  Date first{};
  Date last{};
};

/// Which events open cases: those that take effect on these days.
struct DueEvents {
  DaySpan losses;              ///< 75歳到達: the 喪失日
  DaySpan from_70;             ///< 70歳到達: the 1st of the month after the 70th birthday; born on the 1st, the birthday
  std::optional<Date> yearly;  ///< 8月1日 of the year whose 定時判定 and 更新 begin
};

/// What opens on a day by the settings loss.days_ahead_of_75, copayment.days_ahead_of_70 and yearly.open_month_day. Days
/// just gone by count too, so that a machine that stood still misses nobody.
DueEvents due_events(ledger::Store& store, Date today);

/// Opens the cases of these events, their sheets filled from the register: of everybody who reaches 75 the 資格喪失 (one
/// for a household and day); of everybody who reaches 70 the 割合 (one for a person); on 8月1日 one 割合 for a household
/// with members from 70 to 74, and one 更新 for a household with a 認定証 that ends the day before. Never for memberships
/// that are lost by then. Once however often it runs.
std::vector<EventCase> open_cases_of(ledger::Store& store, const Context& context, const DueEvents& due);

/// The family that leaves with the 組合員 (setting loss.family_follows_member): opens their 資格喪失 when the 組合員's was
/// approved by `by_case`. Inside transact(). Empty when nobody follows.
std::vector<EventCase> open_case_of_family(ledger::Store& store, const Context& context, const CaseId& by_case);

/// The events of one household that its cases open for.
std::vector<HouseholdEvent> losses_by_age(const validate::RegisterHousehold& household, const DaySpan& days);
std::vector<HouseholdEvent> judgements_at_70(const validate::RegisterHousehold& household, const DaySpan& days);
std::vector<HouseholdEvent> yearly_events(ledger::Store& store, const Context& context,
                                          const validate::RegisterHousehold& household, Date from);

}  // namespace uketsuke::pipeline
