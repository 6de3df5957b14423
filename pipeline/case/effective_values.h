#pragma once

#include <string>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// All values of a case's documents that hold now, as JSON for the payload of a ledger entry (決裁時の値): documents
/// with their pages, and per decided field its state, value, and who decided it. A 個人番号 enters as its SHA-256, so
/// that the payload proves it without showing it even to whoever may open payloads. Same values, same text.
std::string effective_values_json(ledger::Store& store, const Context& context, const CaseFile& file);

}  // namespace uketsuke::pipeline
