#include <chrono>
#include <cstdlib>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include "core/ids.h"
#include "ledger/store.h"
#include "tests/app/program.h"
#include "tests/app/start_program.h"

namespace uketsuke::app {
namespace {

namespace fs = std::filesystem;

// A running batch is killed with all its workers after a random time.
void run_and_kill(const std::vector<std::string>& words, int after_ms) {
  const pid_t child = start_program(words);
  std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
  ::kill(-child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

class Killed : public testing::Test {
 protected:
  Killed() : folder_(fs::path(UKETSUKE_TEST_TMP) / fresh_id()) {
    fs::create_directories(folder_);
    options_.data = folder_ / "data";
    options_.key_file = folder_ / "master.key";
    options_.head_file = folder_ / "chain.head";
  }
  ~Killed() override { fs::remove_all(folder_); }

  std::string data_words() const {
    return "--data " + options_.data.string() + " --key-file " + options_.key_file.string() + " --head-file " +
           options_.head_file.string();
  }

  fs::path folder_;
  ledger::StoreOptions options_;
};

// A lease lasts 180 s; a page that its dead worker held must not wait for that.
TEST_F(Killed, APageWhoseWorkerDiesIsReadAgainAtOnce) {
  const std::string program = std::string(UKETSUKE_BUILD_DIR) + "/uketsuke";
  const auto began = std::chrono::steady_clock::now();
  ledger::open_store(options_);  // makes the data folder, so that both processes meet in it
  const pid_t run =
      start_program({program, "run", "--json", "--workers", "1", "--data", options_.data.string(), "--key-file",
                     options_.key_file.string(), "--head-file", options_.head_file.string(), sample("060_form_3.tif")});
  ledger::StoreOptions beside = options_;
  beside.reconcile = false;
  const auto store = ledger::open_store(beside);
  pid_t worker = 0;
  for (int i = 0; i < 6000 && worker == 0; ++i) {
    for (const ledger::WorkerBeat& beat : store->jobs().workers())
      if (beat.busy && beat.job == "page") worker = beat.pid;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ASSERT_GT(worker, 0) << "a worker was seen at a page";
  ::kill(worker, SIGKILL);
  int status = 0;
  ::waitpid(run, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  const auto took = std::chrono::steady_clock::now() - began;
  EXPECT_LT(std::chrono::duration_cast<std::chrono::seconds>(took).count(), 150);
  int second_attempts = 0;
  for (const ledger::Job& job : store->jobs().list(ledger::JobState::Done, {}).items)
    if (job.work.kind == "page" && job.attempts == 2) ++second_attempts;
  EXPECT_EQ(second_attempts, 1);
  EXPECT_EQ(store->jobs().open_count(), 0);
  EXPECT_EQ(store->cases().list({}, {}).items.size(), 1U);
}

// UKETSUKE_KILLS sets the number of kills; the default keeps the test short.
TEST_F(Killed, ABatchKilledAtRandomInstantsLosesAndDoublesNothing) {
  const std::vector<std::string> files{sample("030_separator.tif"), sample("060_form_3.tif"),
                                       sample("050_separator.tif"), sample("080_letter.tif")};
  std::vector<std::string> words{std::string(UKETSUKE_BUILD_DIR) + "/uketsuke",
                                 "run",
                                 "--json",
                                 "--data",
                                 options_.data.string(),
                                 "--key-file",
                                 options_.key_file.string(),
                                 "--head-file",
                                 options_.head_file.string()};
  words.insert(words.end(), files.begin(), files.end());
  const char* wanted = std::getenv("UKETSUKE_KILLS");
  const int kills = wanted != nullptr ? std::atoi(wanted) : 8;
  std::mt19937 random(20261122);
  for (int i = 0; i < kills; ++i)
    run_and_kill(words, static_cast<int>(std::uniform_int_distribution<int>(20, 2500)(random)));

  std::string again = "run --json " + data_words();
  for (const std::string& file : files) again += " " + file;
  const ProgramResult last = run_program(again);
  ASSERT_EQ(last.exit_code, 0);
  EXPECT_EQ(last.lines().size(), files.size());

  const auto store = ledger::open_store(options_);
  EXPECT_TRUE(store->audit().verify().ok());
  EXPECT_TRUE(store->upkeep().verify_files().ok());
  EXPECT_EQ(store->jobs().open_count(), 0);
  std::set<std::string> originals;
  int documents = 0;
  ledger::Window window;
  window.limit = 500;
  for (const ledger::BatchState& batch : store->batches().list(window).items) {
    EXPECT_EQ(batch.sides_pending, 0);
    int counted = 0;
    for (const auto& [status, count] : batch.counts) counted += count;
    EXPECT_EQ(counted, batch.sides) << "every side ends as exactly one status";
    for (const ledger::Side& side : store->sides().of_batch(batch.id, window).items) {
      if (!originals.insert(side.page.file.value).second) continue;
      documents += static_cast<int>(store->documents().of_page(side.page).size());
    }
  }
  EXPECT_EQ(originals.size(), files.size());
  EXPECT_EQ(documents, 2) << "the form and the letter, each once";
  EXPECT_EQ(store->cases().list({}, window).items.size(), 1U) << "one form, one case";
}

}  // namespace
}  // namespace uketsuke::app
