#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// 支援措置: where address and telephone of a household must stay unknown to whoever asks.
namespace uketsuke::pipeline {

/// What stands where a value is withheld.
inline constexpr std::string_view kWithheld = "非表示(支援措置)";

/// Whether the actor sees address and telephone of protected households: role "protected_data", nothing else.
bool sees_protected(const Actor& actor);
/// Whether a household is under 支援措置 now: its newest row says so ("protected" = "yes"), or the one that holds
/// today, or a row of a person who is or was a member of it ("person.protected" = "yes").
bool is_protected(const Office& office, const HouseholdId& id);
/// Whether one of the households that a case names or changes is under 支援措置 now.
bool is_protected(const Office& office, const ledger::StoredCase& stored);

/// Takes address and telephone out of what a case page shows (fields, 突合) when the case's household is protected and
/// the actor must not see them. Pictures of sheets are not painted over.
void withhold_protected(const Office& office, const Actor& actor, CaseView& view);

}  // namespace uketsuke::pipeline
