#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/os/child.h"

namespace uketsuke::pipeline {

/// Exit code of a worker process that wants to be replaced by a fresh one.
inline constexpr int kRecycled = 10;

/// How worker processes are started.
struct PoolOptions {
  std::filesystem::path program;         ///< the uketsuke program
  std::vector<std::string> arguments;    ///< of its `worker` command, data folder and keys included
  int workers = 2;
  bool until_idle = false;               ///< workers end by themselves when nothing waits
  /// Crashes in a row, without a page done in between, after which the pool gives up.
  int most_restarts = 20;
};

/// Keeps a number of worker processes alive: one that crashes or asks to be recycled is replaced. Killed with the
/// object and when this process dies.
class WorkerPool {
 public:
  explicit WorkerPool(PoolOptions options);

  /// Looks after the workers once; call it a few times a second. Returns how many still run.
  /// Throws Failure E-PAGE-WORKER when workers keep dying.
  int tend();
  /// Kills all.
  void stop();
  int crashes() const { return crashes_; }

 private:
  Child start(int slot);

  PoolOptions options_;
  std::vector<Child> children_;
  std::vector<bool> finished_;
  int crashes_ = 0;
  int in_a_row_ = 0;
};

}  // namespace uketsuke::pipeline
