#pragma once

#include <optional>
#include <vector>

#include "ledger/store.h"
#include "pipeline/case/application.h"
#include "validate/register/register_facts.h"

namespace uketsuke::pipeline {

/// A household as the rules see it: every person who is or was a member, with the newest membership; certificates as
/// they are out on a day. What some cases entered is left out, so that a case is
/// never judged against itself, nor a correction against what it corrects. Under 支援措置 as is_protected() says. nullopt when the register has no such household.
std::optional<validate::RegisterHousehold> registered_household(ledger::Store& store, const HouseholdId& id,
                                                                const std::vector<CaseId>& but_of, Date day);

/// The household that a case's form names by 記号番号; nullopt when it names none or nobody has the number.
std::optional<validate::RegisterHousehold> registered_household(ledger::Store& store, const CaseFile& file,
                                                                const Application& application);

}  // namespace uketsuke::pipeline
