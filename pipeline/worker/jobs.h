#pragma once

#include "ledger/store.h"
#include "pipeline/context.h"
#include "pipeline/page/page_pipeline.h"

/// What the kinds of jobs do. Each function does one leased job and completes it in one transaction.
namespace uketsuke::pipeline {

inline constexpr const char* kDecodeJob = "decode";      ///< count the sides of a file and queue them
inline constexpr const char* kPageJob = "page";          ///< read one side
inline constexpr const char* kAssembleJob = "assemble";  ///< make documents and cases of a batch; subject = batch
inline constexpr const char* kRenderJob = "render";      ///< make the PDFs of an approved case; subject = case

/// Counts the sides and queues one page job each; a file that cannot be decoded at all is marked refused.
void do_decode_job(ledger::Store& store, const ledger::Job& job);

/// Reads one side and stores outcome, pictures and readings.
void do_page_job(ledger::Store& store, const ledger::Job& job, PagePipeline& pipeline, const Context& context,
                 const DebugWish& debug);

/// Records sides whose page job was parked as refused with the job's code, so that every side ends somewhere, and
/// queues the assembly when they were the last. Returns how many.
int settle_parked_pages(ledger::Store& store);

/// Queues the assembly of the arrival's batch when no side and no file of it waits any more. Inside transact().
void assemble_when_complete(ledger::Store& store, const ScanFileId& file);

}  // namespace uketsuke::pipeline
