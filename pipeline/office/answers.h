#pragma once

#include "pipeline/office/office.h"
#include "pipeline/office/review.h"

namespace uketsuke::pipeline {

/// Turns a person's answer about a field into the decision to store. Checks type, hard rules and intent: a value that
/// a hard rule refuses needs an override reason, which only senior may give; a refused reading cannot be confirmed.
/// Throws Failure E-INPUT-VALUE, E-AUTH-DENIED.
ledger::StoredDecision decision_of(const Office& office, const Actor& actor, const FieldValue& value, bool must_type,
                                   const FieldAnswer& answer);

/// Revalidates every case that the document serves.
void revalidate_cases(const Office& office, const DocumentId& document, const std::string& actor);

/// Refuses a change to a document once one of its cases waits for or has passed 決裁: Failure E-CASE-STATE.
void require_open_cases(const Office& office, const DocumentId& document);

/// Stored decisions and values with a 個人番号 masked; in a field of words too, where the machine read one.
ledger::StoredDecision masked_decision(ledger::StoredDecision decision);
FieldValue masked_value(FieldValue value);

}  // namespace uketsuke::pipeline
