#include "core/limits.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

NewJob job(const std::string& kind, int priority = 0, const std::string& once = {}) {
  NewJob out;
  out.kind = kind;
  out.priority = priority;
  out.once_key = once;
  return out;
}

TEST_P(StoreContract, JobsComeByPriorityThenAge) {
  store_->jobs().add(job("a"));
  advance(1);
  store_->jobs().add(job("b", 5));
  advance(1);
  store_->jobs().add(job("c", 5));
  advance(1);
  std::string order;
  while (const auto next = store_->jobs().claim_next("w")) order += next->work.kind;
  EXPECT_EQ(order, "bca");
}

TEST_P(StoreContract, OnlyTheKindsAskedForAreClaimed) {
  store_->jobs().add(job("render"));
  EXPECT_FALSE(store_->jobs().claim_next("w", {"page", "decode"}));
  EXPECT_TRUE(store_->jobs().claim_next("w", {"page", "render"}));
}

TEST_P(StoreContract, ACrashedWorkersJobComesBackAndIsParkedAfterThreeAttempts) {
  const JobId id = store_->jobs().add(job("page"));
  for (int attempt = 1; attempt <= limits::kMaxAttempts; ++attempt) {
    const auto got = store_->jobs().claim_next("w" + std::to_string(attempt));
    ASSERT_TRUE(got);
    EXPECT_EQ(got->attempts, attempt);
    EXPECT_FALSE(store_->jobs().claim_next("other"));
    advance(limits::kJobLease_s + 1);
  }
  EXPECT_FALSE(store_->jobs().claim_next("w4"));
  const auto parked = store_->jobs().get(id);
  EXPECT_EQ(parked->state, JobState::Parked);
  EXPECT_EQ(parked->code, "E-PAGE-WORKER");
  EXPECT_EQ(store_->jobs().figures().front().parked, 1);
  store_->jobs().retry(id);
  EXPECT_EQ(store_->jobs().claim_next("w5")->attempts, 1);
  EXPECT_EQ(code_of([&] { store_->jobs().retry(id); }), "E-CONFLICT");
}

TEST_P(StoreContract, ADeadWorkersJobsComeBackAtOnceAndStillCountAsAttempts) {
  const JobId id = store_->jobs().add(job("page"));
  for (int attempt = 1; attempt <= limits::kMaxAttempts; ++attempt) {
    EXPECT_EQ(store_->jobs().claim_next("w")->attempts, attempt);
    store_->jobs().give_back("another");
    EXPECT_FALSE(store_->jobs().claim_next("w2"));
    store_->jobs().give_back("w");
  }
  EXPECT_EQ(store_->jobs().get(id)->state, JobState::Parked);
}

TEST_P(StoreContract, AHeartbeatKeepsTheLease) {
  store_->jobs().add(job("page"));
  const auto got = store_->jobs().claim_next("w");
  for (int i = 0; i < 5; ++i) {
    advance(limits::kJobLease_s - 5);
    store_->jobs().beat(*got);
  }
  EXPECT_FALSE(store_->jobs().claim_next("other"));
  store_->jobs().complete(*got);
  EXPECT_EQ(store_->jobs().get(got->id)->state, JobState::Done);
}

TEST_P(StoreContract, AWorkerThatLostItsLeaseCannotWriteItsResults) {
  const ScanFileId file = decoded("side", 1);
  while (const auto first = store_->jobs().claim_next("w0")) store_->jobs().complete(*first);
  store_->jobs().add(job("page"));
  const auto slow = store_->jobs().claim_next("slow");
  advance(limits::kJobLease_s + 1);
  const auto fast = store_->jobs().claim_next("fast");
  ASSERT_TRUE(fast);
  const auto finish = [&](const Job& with) {
    store_->transact([&] {
      SideOutcome outcome;
      outcome.status = SideStatus::Read;
      outcome.code = with.owner;
      store_->sides().record({file, 1}, outcome);
      store_->jobs().complete(with);
    });
  };
  EXPECT_EQ(code_of([&] { finish(*slow); }), "E-CONFLICT");
  EXPECT_FALSE(store_->sides().get({file, 1})->outcome) << "the transaction must have been rolled back";
  finish(*fast);
  EXPECT_EQ(store_->sides().get({file, 1})->outcome->code, "fast");
  EXPECT_EQ(code_of([&] { store_->jobs().beat(*slow); }), "E-CONFLICT");
}

TEST_P(StoreContract, AFailedJobIsTriedAgainAfterAPauseOrParkedAtOnce) {
  const JobId id = store_->jobs().add(job("page"));
  store_->jobs().fail(*store_->jobs().claim_next("w"), "E-ENV-DISK", "", true);
  EXPECT_EQ(store_->jobs().get(id)->state, JobState::Waiting);
  EXPECT_FALSE(store_->jobs().claim_next("w")) << "not at once";
  advance(60);
  store_->jobs().fail(*store_->jobs().claim_next("w"), "E-INTAKE-BOMB", "", false);
  EXPECT_EQ(store_->jobs().get(id)->state, JobState::Parked);
  EXPECT_EQ(store_->jobs().get(id)->code, "E-INTAKE-BOMB");
}

TEST_P(StoreContract, AReleasedJobDoesNotLoseAnAttempt) {
  store_->jobs().add(job("page"));
  for (int i = 0; i < 10; ++i) store_->jobs().release(*store_->jobs().claim_next("w"));
  EXPECT_EQ(store_->jobs().claim_next("w")->attempts, 1);
}

TEST_P(StoreContract, AJobWithAOnceKeyIsQueuedOnceUntilItIsDone) {
  const JobId first = store_->jobs().add(job("assemble", 0, "batch-7"));
  EXPECT_EQ(store_->jobs().add(job("assemble", 0, "batch-7")), first);
  store_->jobs().complete(*store_->jobs().claim_next("w"));
  EXPECT_NE(store_->jobs().add(job("assemble", 0, "batch-7")), first);
}

TEST_P(StoreContract, FiguresShowAgeAndWorkersTheirHeartbeat) {
  store_->jobs().add(job("page"));
  const Instant since = clock_.now();
  advance(90);
  store_->jobs().add(job("page"));
  store_->jobs().beat_worker({"w1", 42, true, 7, 300, "job", {}});
  const auto figures = store_->jobs().figures();
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].waiting, 2);
  EXPECT_EQ(figures[0].oldest_waiting, since);
  ASSERT_EQ(store_->jobs().workers().size(), 1U);
  EXPECT_EQ(store_->jobs().workers()[0].at, clock_.now());
  store_->jobs().forget_worker("w1");
  EXPECT_TRUE(store_->jobs().workers().empty());
}

}  // namespace
}  // namespace uketsuke::ledger
