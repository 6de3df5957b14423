#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// 支援措置: where address and telephone of a household must stay unknown to whoever asks.
namespace uketsuke::pipeline {

/// What stands where a value is withheld.
inline constexpr std::string_view kWithheld = "非表示(支援措置)";

/// Whether the actor sees address and telephone of protected households: role "protected_data", nothing else.
bool sees_protected(const Actor& actor);
/// Whether a household is under 支援措置 now (pipeline/case/protected_household.h).
bool is_protected(const Office& office, const HouseholdId& id);
/// Whether one of the households that a case names or changes is under 支援措置 now.
bool is_protected(const Office& office, const ledger::StoredCase& stored);

/// Takes address and telephone out of what a case page shows (fields, 突合, the chosen addressee) when the case's
/// household is protected and the actor must not see them. Pictures of sheets are not painted over.
void withhold_protected(const Actor& actor, CaseView& view);

}  // namespace uketsuke::pipeline
