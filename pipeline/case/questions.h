#pragma once

#include <string>

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Opens a question about a field that only the machine has seen, because something speaks against its value. Nothing
/// happens when a person decided the field, when it is asked about already, or while its document is being keyed.
/// `reason` is a message key or a doubt's word, without personal data. Inside transact().
void ask_again(ledger::Store& store, const Context& context, const ledger::StoredCase& stored, const FieldRef& field,
               const std::string& reason);

}  // namespace uketsuke::pipeline
