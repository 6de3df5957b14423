#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "ledger/sqlite/database.h"
#include "tests/ledger/store_case.h"

// Several threads, processes and doors on one data folder.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class Sharing : public StoreCase {
 protected:
  void SetUp() override { open(); }
};

TEST_F(Sharing, ThreadsShareOneStore) {
  constexpr int kItems = 160;
  const DocumentId doc = document();
  for (int i = 0; i < kItems; ++i) {
    NewReviewItem item;
    item.field = {doc, "f" + std::to_string(i), 0};
    item.page = store_->documents().get(doc).document.regions.at(0).page;
    store_->review().add(item);
  }
  std::atomic<int> decided = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, user = "user" + std::to_string(t)] {
      while (const auto item = store_->review().claim_next(user, {}, false)) {
        store_->transact([&] {
          const auto id = store_->documents().decide(decision(item->ask.field, user, user));
          store_->review().settle(item->id, user, item->version, id);
          store_->audit().append("decided", item->id.value, user, "x");
        });
        ++decided;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(decided, kItems);
  EXPECT_EQ(store_->documents().effective(doc).size(), static_cast<std::size_t>(kItems));
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(Sharing, ALockedDatabaseIsBusyOnlyAfterTheWholePatience) {
  store_.reset();
  StoreOptions impatient = options();
  impatient.busy_timeout_ms = 300;
  store_ = open_store(impatient);
  Database other(options().data / "uketsuke.db", 1000);
  other.begin_write();
  EXPECT_EQ(code_of([&] { store_->jobs().add({"page", {}, {}, {}, 0, {}}); }), "E-LEDGER-BUSY");
  std::thread release([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    other.commit();
  });
  EXPECT_EQ(code_of([&] { store_->jobs().add({"page", {}, {}, {}, 0, {}}); }), "");
  release.join();
  EXPECT_EQ(store_->jobs().open_count(), 1);
}

TEST_F(Sharing, ReadersDoNotWaitForAWriter) {
  document();
  Database writer(options().data / "uketsuke.db", 1000);
  writer.begin_write();
  EXPECT_EQ(store_->batches().list({}).items.size(), 1U);
  writer.commit();
}

TEST_F(Sharing, ProcessesThatBeginTheSameFolderAtOnceAgree) {
  store_.reset();
  for (int round = 0; round < 10; ++round) {
    fs::remove_all(root_ / "data");
    fs::remove_all(root_ / "outside");
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
      const pid_t child = ::fork();
      if (child == 0) {
        int status = 1;
        try {
          const auto store = open_store(options());
          store->audit().append("hello", std::to_string(i), "child", "x");
          status = 0;
        } catch (const Failure&) {
        }
        ::_exit(status);
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = -1;
      ::waitpid(child, &status, 0);
      EXPECT_EQ(status, 0);
    }
    open();
    EXPECT_EQ(store_->audit().verify().ledger.entries, 5);
    EXPECT_TRUE(store_->audit().verify().ok());
    store_.reset();
  }
}

TEST_F(Sharing, ReconcileBesideALiveProcessTakesNothingAway) {
  std::atomic<bool> stop = false;
  std::thread keeper([&] {
    const auto other = open_store(options());
    while (!stop) other->upkeep().reconcile();
  });
  std::vector<ScanFileId> files;
  for (int i = 0; i < 60; ++i) files.push_back(receive("paper " + std::to_string(i)).file.id);
  stop = true;
  keeper.join();
  for (std::size_t i = 0; i < files.size(); ++i)
    EXPECT_EQ(text_of(store_->originals().read(files[i])), "paper " + std::to_string(i));
}

TEST_F(Sharing, AKilledRunsScratchFolderIsRemovedByTheNextOne) {
  const fs::path temporary = root_ / "tmp";
  fs::create_directories(temporary);
  ::setenv("TMPDIR", temporary.c_str(), 1);
  const pid_t child = ::fork();
  if (child == 0) {
    const ScratchData scratch;
    const auto store = open_store(scratch.options());
    ::_exit(0);  // as if killed: nothing is cleaned up
  }
  ::waitpid(child, nullptr, 0);
  ASSERT_EQ(std::distance(fs::directory_iterator(temporary), {}), 1);
  const fs::path dead = fs::directory_iterator(temporary)->path();
  {
    const ScratchData alive;
    EXPECT_FALSE(fs::exists(dead));
    const ScratchData second;
    EXPECT_TRUE(fs::exists(alive.options().data.parent_path())) << "a living one is left alone";
  }
  EXPECT_TRUE(fs::is_empty(temporary));
  ::unsetenv("TMPDIR");
}

TEST_F(Sharing, BytesThatWereDisposedOfDoNotPassForAStoredDuplicate) {
  const ScanFileId file = receive("disposed").file.id;
  store_->upkeep().destroy_file(file, "admin", "retention");
  EXPECT_EQ(code_of([&] { receive("disposed"); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(store_->originals().arrivals_of(file).size(), 1U);
}

TEST_F(Sharing, ADisposedPersonCaseAndNoticeLeaveOnlyTheirTrail) {
  const StoredCase filed = new_case();
  store_->cases().set_subject(filed.file.id, {"山田", "ヤマダ", {}, {}, {}, {}});
  const std::string token = store_->vault().keep("123456789018");
  const Recording recording{filed.file.id, "taro", date_from_iso("2026-11-01"), {}, RegisterStatus::Final};
  const Person facts{"山田", "ヤマダ", date_from_iso("1985-03-02"), "female", token, {}};
  const PersonId person = store_->members().add_person(facts, recording);
  const PersonId twin = store_->members().add_person(facts, recording);
  store_->upkeep().destroy_person(person, "admin", "retention");
  EXPECT_FALSE(store_->members().person(person, {date_from_iso("2026-11-22"), {}}));
  EXPECT_EQ(store_->members().find_persons("ヤマダ", facts.birth_date, {}), std::vector<PersonId>{twin});
  EXPECT_EQ(store_->vault().reveal(token), "123456789018") << "another record still needs it";
  store_->upkeep().destroy_person(twin, "admin", "retention");
  EXPECT_EQ(code_of([&] { store_->vault().reveal(token); }), "E-LEDGER-DISPOSED");
  store_->upkeep().destroy_case(filed.file.id, "admin", "retention");
  EXPECT_EQ(store_->cases().get(filed.file.id).subject.name, "");
  SearchQuery query;
  query.kana = "ヤマダ";
  EXPECT_TRUE(store_->cases().find(query, {}).items.empty());
  EXPECT_EQ(store_->cases().history(filed.file.id).size(), 1U);
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(Sharing, EveryStatusOfASideCanBeStored) {
  const ScanFileId file = decoded("all statuses", 8);
  int number = 0;
  for (const SideStatus status :
       {SideStatus::Read, SideStatus::Unidentified, SideStatus::Refused, SideStatus::Blank, SideStatus::Separator,
        SideStatus::Header, SideStatus::Duplicate, SideStatus::Rescan}) {
    SideOutcome outcome;
    outcome.status = status;
    store_->sides().record({file, ++number}, outcome);
    EXPECT_EQ(store_->sides().get({file, number})->outcome->status, status);
  }
}

}  // namespace
}  // namespace uketsuke::ledger
