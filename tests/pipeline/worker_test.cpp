#include "pipeline/worker/worker.h"

#include <chrono>

#include <gtest/gtest.h>

#include "core/image/codec.h"
#include "ledger/sqlite/database.h"
#include "pipeline/intake/receive.h"
#include "pipeline/settings/association.h"
#include "tests/pipeline/number_case.h"

// One worker in this process, on a clock that goes on by a second whenever the worker asks whether to stop: far less
// than a lease lasts, so nothing here may wait for the end of one.
namespace uketsuke::pipeline {
namespace {

// More than enough for three attempts with their pauses.
constexpr int kMostAsks = 60;

class OneWorker : public testing::Test {
 protected:
  OneWorker() : clock_(system_clock().now()), store_(ledger::open_store(options())) {
    store_->transact([&] { declare_settings(*store_, context().settings); });
    ledger::NewBatch batch;
    batch.door = "command_line";
    batch.operator_name = "test";
    batch_ = store_->batches().open(batch);
  }

  ledger::StoreOptions options() const {
    ledger::StoreOptions out = scratch_.options();
    out.clock = &clock_;
    return out;
  }
  // Takes in an empty sheet; another height is another file.
  ScanFileId sheet(int height_px) {
    FileFacts facts;
    facts.batch = batch_;
    facts.name = std::to_string(height_px) + ".png";
    const ReceivedFile got = receive_bytes(*store_, facts, encode_png(Image(1240, height_px, PixelFormat::Grey8)));
    EXPECT_TRUE(got.stored);
    return got.arrival.arrival.file;
  }
  // From now on a constraint of the database refuses what is read on this side.
  void refuse_results_of(const ScanFileId& file) {
    ledger::Database db(options().data / "uketsuke.db", 1000);
    db.script("CREATE TRIGGER refuse_results BEFORE INSERT ON pack WHEN NEW.owner_id='" + file.value +
              "/1' BEGIN SELECT RAISE(ABORT, 'the same field twice'); END");
  }
  WorkerEnd work() {
    WorkerOptions how;
    how.name = "w";
    how.until_idle = true;
    int asks = 0;
    how.stop = [&] {
      clock_.set(clock_.now() + std::chrono::seconds(1));
      return ++asks > kMostAsks;
    };
    return run_worker(*store_, context(), how);
  }
  std::vector<ledger::Job> parked() { return store_->jobs().list(ledger::JobState::Parked, {}).items; }

  ledger::ScratchData scratch_;
  FixedClock clock_;
  std::unique_ptr<ledger::Store> store_;
  BatchId batch_;
};

TEST_F(OneWorker, APageWhoseResultIsRefusedIsParkedAfterThreeAttemptsAndTheOthersGoOn) {
  const ScanFileId bad = sheet(1754), good = sheet(1755);
  refuse_results_of(bad);
  ASSERT_EQ(work(), WorkerEnd::Idle) << "it waits for the end of a lease that nobody holds";
  ASSERT_EQ(parked().size(), 1U);
  const ledger::Job job = parked().front();
  EXPECT_EQ(job.work.page, (PageId{bad, 1}));
  EXPECT_EQ(job.attempts, 3);
  EXPECT_EQ(job.code, "E-PAGE-WORKER");
  EXPECT_EQ(job.detail, "the same field twice");
  const auto side = store_->sides().get({bad, 1});
  ASSERT_TRUE(side && side->outcome);
  EXPECT_EQ(side->outcome->status, SideStatus::Refused);
  EXPECT_EQ(side->outcome->code, "E-PAGE-WORKER");
  const auto other = store_->sides().get({good, 1});
  ASSERT_TRUE(other && other->outcome);
  EXPECT_NE(other->outcome->status, SideStatus::Refused);
  EXPECT_EQ(store_->batches().get(batch_).sides_pending, 0);
}

TEST_F(OneWorker, AFileWhoseDecodingIsParkedDoesNotKeepTheBatchBusy) {
  sheet(1754);
  store_->jobs().fail(*store_->jobs().claim_next("w"), "E-ENV-FILE", "", false);
  ASSERT_EQ(work(), WorkerEnd::Idle) << "the batch is assembled again and again";
  EXPECT_EQ(store_->batches().get(batch_).files_refused, 1);
  EXPECT_EQ(store_->jobs().open_count(), 0);
}

}  // namespace
}  // namespace uketsuke::pipeline
