#include "pipeline/worker/worker_pool.h"

#include <unistd.h>

#include <utility>

#include "core/errors/failure.h"

namespace uketsuke::pipeline {

WorkerPool::WorkerPool(PoolOptions options)
    : options_(std::move(options)), finished_(static_cast<std::size_t>(options_.workers), false) {
  for (int slot = 0; slot < options_.workers; ++slot) children_.push_back(start(slot));
}

Child WorkerPool::start(int slot) {
  std::vector<std::string> arguments = options_.arguments;
  arguments.insert(arguments.end(), {"--name", "w" + std::to_string(::getpid()) + "-" + std::to_string(slot)});
  if (options_.until_idle) arguments.emplace_back("--until-idle");
  return Child(options_.program, arguments, {});
}

int WorkerPool::tend() {
  int running = 0;
  for (std::size_t slot = 0; slot < children_.size(); ++slot) {
    if (finished_[slot]) continue;
    const auto exit = children_[slot].poll();
    if (!exit) {
      ++running;
      continue;
    }
    if (!exit->signalled && exit->code == 0) {
      finished_[slot] = true;
      in_a_row_ = 0;
      continue;
    }
    if (exit->signalled || exit->code != kRecycled) {
      ++crashes_;
      if (++in_a_row_ > options_.most_restarts) throw Failure("E-PAGE-WORKER", "workers keep ending");
    } else {
      in_a_row_ = 0;
    }
    children_[slot] = start(static_cast<int>(slot));
    ++running;
  }
  return running;
}

void WorkerPool::stop() {
  for (Child& child : children_) child.kill();
}

}  // namespace uketsuke::pipeline
