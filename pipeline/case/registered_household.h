#pragma once

#include <optional>
#include <vector>

#include "ledger/store.h"
#include "pipeline/case/application.h"
#include "validate/case_view.h"
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

/// The household that a form seems to name while its 記号番号 are not settled yet: the one of the numbers as read, when
/// somebody on the form agrees with a present member of it in name and birth date, as read, and not against the reading.
/// nullopt otherwise: a misread number may be another household's.
std::optional<validate::RegisterHousehold> presumed_household(ledger::Store& store, const CaseFile& file,
                                                              const validate::DocumentFacts& form);

}  // namespace uketsuke::pipeline
