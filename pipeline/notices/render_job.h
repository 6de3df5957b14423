#pragma once

#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// Makes the PDFs of a case's notices that have none yet. Rendering is pure, so a notice rendered again after a crash
/// has the same bytes.
void do_render_job(ledger::Store& store, const ledger::Job& job, const Context& context);

}  // namespace uketsuke::pipeline
