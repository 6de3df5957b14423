#pragma once

#include "ledger/store.h"

namespace uketsuke::pipeline {

/// Whether a household is under 支援措置: its newest row says so ("protected" = "yes"), or the one that holds on the day,
/// or a row of a person who is or was a member of it ("person.protected").
bool is_protected(ledger::Store& store, const HouseholdId& id, Date day);
/// Whether a case is of such a household: one that it names or changes, or one of a member with the reading and birth
/// date of the person whom it names (who may apply for a household of their own).
bool is_protected(ledger::Store& store, const ledger::StoredCase& stored, Date day);
/// Whether a concept tells where a person lives or can be called: their addresses, now and before, and telephone.
bool is_place(std::string_view concept_id);
/// Whether a document serves such a case.
bool is_protected(ledger::Store& store, const DocumentId& id, Date day);

}  // namespace uketsuke::pipeline
