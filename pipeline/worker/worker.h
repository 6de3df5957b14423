#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/debug/debug_sink.h"
#include "ledger/store.h"
#include "pipeline/context.h"

namespace uketsuke::pipeline {

/// How a worker process runs.
struct WorkerOptions {
  std::string name;         ///< unique among the workers of a data folder
  bool until_idle = false;  ///< end when no job waits or runs any more (`run`); else wait for more
  int gate = -1;            ///< descriptor of a Gate (gate.h) to wait at once the engines are open; -1 = none
  int most_pages = 0;       ///< end after this many pages so that a fresh process takes over; 0 = never
  /// Asked between jobs; true ends the worker after giving its job back.
  std::function<bool()> stop = [] { return false; };
  /// A sink for the numbered intermediates of one page; nullptr when none are wanted.
  std::function<std::unique_ptr<DebugSink>(const PageId&)> debug;
  bool reveal_debug = false;  ///< do not paint 個人番号 over in them
};

/// Why a worker ended.
enum class WorkerEnd { Idle, Stopped, Recycle };

/// The loop of a worker: claims jobs and does them, one transaction per page. Crash-safe: what is not committed is done
/// again by whoever claims the job next.
WorkerEnd run_worker(ledger::Store& store, const Context& context, const WorkerOptions& options);

}  // namespace uketsuke::pipeline
