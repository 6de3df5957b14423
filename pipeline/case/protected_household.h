#pragma once

#include "ledger/store.h"

namespace uketsuke::pipeline {

/// Whether a household is under 支援措置: its newest row says so ("protected" = "yes"), or the one that holds on the day,
/// or a row of a person who is or was a member of it ("person.protected").
bool is_protected(ledger::Store& store, const HouseholdId& id, Date day);

}  // namespace uketsuke::pipeline
