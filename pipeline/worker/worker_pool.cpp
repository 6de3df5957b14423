#include "pipeline/worker/worker_pool.h"

#include <chrono>
#include <thread>
#include <utility>

#include <signal.h>
#include <unistd.h>

#include "core/errors/failure.h"

namespace uketsuke::pipeline {
namespace {

// How long a worker that is told to stop may go on with its page, milliseconds: a page takes 1 to 3 s on a free
// machine. What it does not finish is given back.
constexpr int kGrace_ms = 5000;
constexpr int kLook_ms = 20;

}  // namespace

WorkerPool::WorkerPool(ledger::Store& store, PoolOptions options)
    : store_(store), options_(std::move(options)), finished_(static_cast<std::size_t>(options_.workers), false) {
  for (int slot = 0; slot < options_.workers; ++slot) children_.push_back(start(slot));
}

WorkerPool::~WorkerPool() {
  try {
    stop();
  } catch (const Failure&) {
    // The store is out of reach: leases that could not be given back end by themselves.
  }
}

std::string WorkerPool::name_of(int slot) const {
  return "w" + std::to_string(::getpid()) + "-" + std::to_string(slot);
}

Child WorkerPool::start(int slot) {
  std::vector<std::string> arguments = options_.arguments;
  arguments.insert(arguments.end(), {"--name", name_of(slot)});
  if (options_.until_idle) arguments.emplace_back("--until-idle");
  if (options_.gate >= 0) arguments.emplace_back("--gate");
  return Child(options_.program, arguments, {}, options_.gate);
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
    // Whatever it held is free again at once, before a process of the same name claims anything.
    store_.jobs().give_back(name_of(static_cast<int>(slot)));
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
  for (Child& child : children_)
    if (!child.poll()) ::kill(child.pid(), SIGTERM);
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kGrace_ms);
  for (std::size_t slot = 0; slot < children_.size(); ++slot) {
    if (finished_[slot]) continue;
    Child& child = children_[slot];
    while (!child.poll() && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(kLook_ms));
    child.kill();
    child.wait();
    finished_[slot] = true;
    store_.jobs().give_back(name_of(static_cast<int>(slot)));
    store_.jobs().forget_worker(name_of(static_cast<int>(slot)));
  }
}

std::vector<int> WorkerPool::pids() const {
  std::vector<int> out;
  for (const Child& child : children_) out.push_back(child.pid());
  return out;
}

}  // namespace uketsuke::pipeline
