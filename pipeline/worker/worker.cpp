#include "pipeline/worker/worker.h"

#include <chrono>
#include <fstream>
#include <memory>
#include <thread>

#include <unistd.h>

#include "core/errors/failure.h"
#include "pipeline/assemble/assemble_job.h"
#include "pipeline/notices/render_job.h"
#include "pipeline/worker/gate.h"
#include "pipeline/worker/jobs.h"

namespace uketsuke::pipeline {
namespace {

// How long an idle worker sleeps before it asks again, milliseconds: a person who uploads a sheet does not notice it,
// and an idle machine does 5 cheap queries a second.
constexpr int kIdlePause_ms = 200;

// Resident memory of this process in MiB.
int resident_mb() {
  std::ifstream statm("/proc/self/statm");
  long total = 0;
  long resident = 0;
  statm >> total >> resident;
  return static_cast<int>(resident * ::sysconf(_SC_PAGESIZE) / (1 << 20));
}

class Worker {
 public:
  Worker(ledger::Store& store, const Context& context, const WorkerOptions& options)
      : store_(store), context_(context), options_(options), pages_(context) {}

  WorkerEnd run() {
    if (options_.gate >= 0) {
      open_engines();
      pass_gate(options_.gate, options_.stop);
    }
    while (!options_.stop()) {
      if (options_.most_pages > 0 && done_ >= options_.most_pages) return WorkerEnd::Recycle;
      if (const auto job = store_.jobs().claim_next(options_.name)) {
        beat(job->work.kind, true);
        attempt(*job);
        continue;
      }
      if (settle_parked_pages(store_) > 0) continue;
      if (options_.until_idle && store_.jobs().open_count() == 0) return WorkerEnd::Idle;
      beat({}, false);
      std::this_thread::sleep_for(std::chrono::milliseconds(kIdlePause_ms));
    }
    return WorkerEnd::Stopped;
  }

 private:
  void open_engines() {
    try {
      pages_.open_engines();
    } catch (const Failure&) {
      // Every page that needs them will say so.
    }
  }

  void attempt(const ledger::Job& job) {
    try {
      perform(job);
    } catch (const Failure& failure) {
      put_back(job, failure);
    }
  }

  // A failed attempt ends its lease here, whatever failed. Only the queue knows whether the lease is lost: E-CONFLICT
  // is also what the store says when a constraint refuses a result, and then nobody else would end it.
  void put_back(const ledger::Job& job, const Failure& failure) {
    const bool refused = failure.code() == "E-CONFLICT";
    try {
      store_.jobs().fail(job, refused ? "E-PAGE-WORKER" : failure.code(), failure.detail(), true);
    } catch (const Failure& lost) {
      if (lost.code() != "E-CONFLICT") throw;  // else somebody else does the job by now
    }
  }

  void perform(const ledger::Job& job) {
    const std::string& kind = job.work.kind;
    if (kind == kDecodeJob) {
      do_decode_job(store_, job);
    } else if (kind == kPageJob) {
      read_page(job);
      ++done_;
    } else if (kind == kAssembleJob) {
      do_assemble_job(store_, job, context_);
    } else if (kind == kRenderJob) {
      do_render_job(store_, job, context_);
    } else {
      store_.jobs().fail(job, "E-INPUT-VALUE", "unknown kind of job", false);
    }
  }

  void read_page(const ledger::Job& job) {
    const auto sink = options_.debug ? options_.debug(*job.work.page) : nullptr;
    do_page_job(store_, job, pages_, context_, {sink.get(), options_.reveal_debug});
  }

  void beat(const std::string& job, bool busy) {
    ledger::WorkerBeat sign;
    sign.id = options_.name;
    sign.pid = ::getpid();
    sign.busy = busy;
    sign.pages_done = done_;
    sign.memory_mb = resident_mb();
    sign.job = job;
    store_.jobs().beat_worker(sign);
  }

  ledger::Store& store_;
  const Context& context_;
  const WorkerOptions& options_;
  PagePipeline pages_;
  int done_ = 0;
};

}  // namespace

WorkerEnd run_worker(ledger::Store& store, const Context& context, const WorkerOptions& options) {
  return Worker(store, context, options).run();
}

}  // namespace uketsuke::pipeline
