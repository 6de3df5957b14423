#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/os/child.h"
#include "ledger/store.h"

namespace uketsuke::pipeline {

/// Exit code of a worker process that wants to be replaced by a fresh one.
inline constexpr int kRecycled = 10;

/// How worker processes are started.
struct PoolOptions {
  std::filesystem::path program;       ///< the uketsuke program
  std::vector<std::string> arguments;  ///< of its `worker` command, data folder and keys included
  int workers = 2;
  bool until_idle = false;  ///< workers end by themselves when nothing waits
  int gate = -1;            ///< read end of a Gate at which workers wait before their first job; -1 = none
  /// Crashes in a row, without a page done in between, after which the pool gives up.
  int most_restarts = 20;
};

/// Keeps a number of worker processes alive: one that crashes or asks to be recycled is replaced, and the jobs of one
/// that ended are given back at once, without waiting for the end of their leases. Stopped with the object, killed when
/// this process dies.
class WorkerPool {
 public:
  /// `store` must be open on the workers' data folder and outlive the pool.
  WorkerPool(ledger::Store& store, PoolOptions options);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  ~WorkerPool();

  /// Looks after the workers once; call it a few times a second. Returns how many still run.
  /// Throws Failure E-PAGE-WORKER when workers keep dying.
  int tend();
  /// Asks all to stop after their page, kills those that take longer than 5 s, and gives their jobs back.
  void stop();
  int crashes() const { return crashes_; }
  /// Name under which the worker of a slot (from 0) claims jobs.
  std::string name_of(int slot) const;
  /// Process ids, one per slot.
  std::vector<int> pids() const;

 private:
  Child start(int slot);

  ledger::Store& store_;
  PoolOptions options_;
  std::vector<Child> children_;
  std::vector<bool> finished_;
  int crashes_ = 0;
  int in_a_row_ = 0;
};

}  // namespace uketsuke::pipeline
