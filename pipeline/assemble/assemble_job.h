#pragma once

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Makes the documents and cases of a complete batch, records what the policy accepted, asks what it doubts, validates
/// each case, and raises the batch's alarms. Running it again, or after more files joined the batch, adds only what is
/// new and never moves what a person moved. One transaction.
void do_assemble_job(ledger::Store& store, const ledger::Job& job, const Context& context);

/// Records the accepted readings of a document as decisions of the policy and asks the others. Fields that are
/// already decided or asked are left alone. Inside transact().
void settle_readings(ledger::Store& store, const Context& context, const ledger::StoredDocument& document,
                     Instant group_at);

}  // namespace uketsuke::pipeline
