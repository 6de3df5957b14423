#pragma once

#include "pipeline/case/protected_household.h"
#include "pipeline/office/office.h"
#include "pipeline/office/views.h"

/// 支援措置: where address and telephone of a household must stay unknown to whoever asks.
namespace uketsuke::pipeline {

/// What stands where a value is withheld.
inline constexpr std::string_view kWithheld = "非表示(支援措置)";

/// Whether the actor sees address and telephone of protected households: role "protected_data", nothing else.
bool sees_protected(const Actor& actor);
/// Whether a household, a case or a document is under 支援措置 now (pipeline/case/protected_household.h).
bool is_protected(const Office& office, const HouseholdId& id);
bool is_protected(const Office& office, const ledger::StoredCase& stored);
bool is_protected(const Office& office, const DocumentId& id);

/// Whether places of a document must be kept from the actor.
bool withheld_from(const Office& office, const Actor& actor, const DocumentId& id);
/// Throws Failure E-AUTH-DENIED when the field is a place that must be kept from the actor.
void require_place_right(const Office& office, const Actor& actor, const DocumentId& id, const FieldInfo& field);
/// Throws Failure E-AUTH-DENIED when the letters of a case (宛先) must be kept from the actor.
void require_letter_right(const Office& office, const Actor& actor, const CaseId& id);

/// What is said of a letter that was written before its household came under 支援措置.
inline constexpr const char* kProtectedSince = "支援措置の対象になる前に作られた通知書です。引き抜いて、宛先を選び直してください";
/// Whether a letter may leave as it stands: its case is not under 支援措置, or it goes to the addressee that was chosen under
/// it (事業主: one was chosen at all), and is no open postcard (交付のご案内).
bool addressed_under_protection(const Office& office, const ledger::StoredNotice& notice);

/// Takes the value out of a place, whoever decided it.
void withhold(FieldValue& value);
/// Takes address and telephone out of a document, and what findings say of values.
void withhold_places(DocumentView& view);
void withhold_places(std::vector<FindingView>& findings);
/// Takes them out of what a case page shows (fields, 突合, the chosen addressee) when the case is protected and the actor
/// must not see them.
void withhold_protected(const Actor& actor, CaseView& view);

}  // namespace uketsuke::pipeline
