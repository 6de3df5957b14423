#include "core/errors/failure.h"
#include "pipeline/intake/count_sides.h"
#include "pipeline/worker/jobs.h"

namespace uketsuke::pipeline {
namespace {

// True for faults of this machine, which another attempt may not meet.
bool is_environment(const Failure& failure) { return !failure.code().starts_with("E-INTAKE"); }

void refuse_file(ledger::Store& store, const ledger::Job& job, const ScanFileId& file, const Failure& failure) {
  store.transact([&] {
    for (const auto& arrival : store.originals().arrivals_of(file))
      store.originals().mark_refused(arrival.arrival.id, failure.code());
    store.jobs().complete(job);
    assemble_when_complete(store, file);
  });
}

}  // namespace

void do_decode_job(ledger::Store& store, const ledger::Job& job) {
  const ScanFileId file = job.work.page->file;
  int sides = 0;
  try {
    sides = count_sides(store.originals().read(file), file);
  } catch (const Failure& failure) {
    if (is_environment(failure)) throw;
    refuse_file(store, job, file, failure);
    return;
  }
  store.transact([&] {
    store.sides().expect(file, sides);
    for (int number = 1; number <= sides; ++number) {
      ledger::NewJob page;
      page.kind = kPageJob;
      page.page = PageId{file, number};
      page.priority = job.work.priority;
      page.once_key = "page/" + file.value + "/" + std::to_string(number);
      store.jobs().add(page);
    }
    store.jobs().complete(job);
  });
}

void assemble_when_complete(ledger::Store& store, const ScanFileId& file) {
  for (const auto& arrival : store.originals().arrivals_of(file)) {
    const ledger::BatchState batch = store.batches().get(arrival.arrival.batch);
    if (batch.sides_pending > 0 || batch.files_waiting > 0) continue;
    ledger::NewJob assemble;
    assemble.kind = kAssembleJob;
    assemble.subject = batch.id.value;
    assemble.priority = 1;  // before further pages: people wait for whole cases
    assemble.once_key = "assemble/" + batch.id.value;
    store.jobs().add(assemble);
  }
}

int settle_parked_pages(ledger::Store& store) {
  int settled = 0;
  ledger::Window window;
  window.limit = 200;
  for (const ledger::Job& job : store.jobs().list(ledger::JobState::Parked, window).items) {
    if (!job.work.page) continue;
    const PageId page = *job.work.page;
    const int before = settled;
    store.transact([&] {
      if (job.work.kind == kDecodeJob) {
        for (const auto& arrival : store.originals().arrivals_of(page.file)) {
          if (arrival.state != ledger::ArrivalState::Waiting) continue;
          store.originals().mark_refused(arrival.arrival.id, "E-INTAKE-CRASH");
          ++settled;
        }
      } else {
        const auto side = store.sides().get(page);
        if (!side || side->outcome) return;
        ledger::SideOutcome outcome;
        outcome.status = SideStatus::Refused;
        outcome.code = job.code.empty() ? "E-PAGE-WORKER" : job.code;
        SideDetails details;
        details.detail = job.detail;
        outcome.details = to_json(details);
        store.sides().record(page, outcome);
        ++settled;
      }
      // Once only: a job that stays parked must not queue the assembly again on every look.
      if (settled > before) assemble_when_complete(store, page.file);
    });
  }
  return settled;
}

}  // namespace uketsuke::pipeline
