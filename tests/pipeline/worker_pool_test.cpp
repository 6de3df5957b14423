#include "pipeline/worker/worker_pool.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "ledger/store.h"
#include "pipeline/worker/gate.h"

// The pool with a stand-in for the worker program: a shell that sleeps.
namespace uketsuke::pipeline {
namespace {

class Pool : public testing::Test {
 protected:
  Pool() : store_(ledger::open_store(scratch_.options())) {}

  static PoolOptions sleepers(int workers) {
    PoolOptions options;
    options.program = "/bin/sh";
    options.arguments = {"-c", "exec sleep 600"};
    options.workers = workers;
    return options;
  }
  ledger::Job claimed_by(const std::string& worker) {
    ledger::NewJob work;
    work.kind = "page";
    store_->jobs().add(work);
    return *store_->jobs().claim_next(worker);
  }
  ledger::Job now(const ledger::Job& job) { return *store_->jobs().get(job.id); }
  // Tends until the pool has noticed a death.
  static void tend_until_crashes(WorkerPool& pool, int crashes) {
    for (int i = 0; i < 1000 && pool.crashes() < crashes; ++i) {
      pool.tend();
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }

  ledger::ScratchData scratch_;
  std::unique_ptr<ledger::Store> store_;
};

TEST_F(Pool, TheJobsOfAKilledWorkerAreGivenBackAtOnce) {
  WorkerPool pool(*store_, sleepers(2));
  const ledger::Job lost = claimed_by(pool.name_of(0));
  const ledger::Job kept = claimed_by(pool.name_of(1));
  const std::vector<int> before = pool.pids();
  ::kill(before[0], SIGKILL);
  tend_until_crashes(pool, 1);
  EXPECT_EQ(pool.crashes(), 1);
  EXPECT_EQ(now(lost).state, ledger::JobState::Waiting);
  EXPECT_EQ(now(lost).attempts, 1) << "an attempt that killed its worker counts";
  EXPECT_EQ(now(kept).state, ledger::JobState::Leased) << "the other worker goes on";
  EXPECT_NE(pool.pids()[0], before[0]) << "a fresh process took its place";
  EXPECT_EQ(pool.pids()[1], before[1]);
  EXPECT_EQ(store_->jobs().claim_next(pool.name_of(0))->id, lost.id);
}

TEST_F(Pool, AJobThatKillsThreeWorkersIsParked) {
  WorkerPool pool(*store_, sleepers(1));
  const ledger::Job deadly = claimed_by(pool.name_of(0));
  for (int i = 1; i <= 3; ++i) {
    ::kill(pool.pids()[0], SIGKILL);
    tend_until_crashes(pool, i);
    if (i < 3) {
      ASSERT_TRUE(store_->jobs().claim_next(pool.name_of(0)));
    }
  }
  EXPECT_EQ(now(deadly).state, ledger::JobState::Parked);
  EXPECT_EQ(now(deadly).code, "E-PAGE-WORKER");
}

TEST_F(Pool, StoppingGivesBackWhatWasNotFinished) {
  ledger::Job job;
  {
    WorkerPool pool(*store_, sleepers(1));
    job = claimed_by(pool.name_of(0));
  }
  EXPECT_EQ(now(job).state, ledger::JobState::Waiting);
}

// A stand-in that waits for the end of descriptor 3, as a worker does.
TEST_F(Pool, AGateHoldsWorkersBackUntilItOpens) {
  Gate gate;
  PoolOptions options = sleepers(2);
  options.arguments = {"-c", "read nothing <&3; exit 0"};
  options.gate = gate.read_end();
  WorkerPool pool(*store_, options);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_EQ(pool.tend(), 2);
  gate.open();
  for (int i = 0; i < 1000 && pool.tend() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(pool.tend(), 0);
}

TEST(PassGate, EndsWhenTheGateOpensOrASignalStops) {
  Gate closed;
  pass_gate(::dup(closed.read_end()), [] { return true; });
  Gate opened;
  opened.open();
  pass_gate(::dup(opened.read_end()), [] { return false; });
}

}  // namespace
}  // namespace uketsuke::pipeline
