#include <random>
#include <set>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/ledger/store_case.h"

// kill -9 at any moment: a child works on a data folder and reports each finished step through a pipe; it is
// killed at a random instant. What was reported must be there exactly once, what was not reported at most
// once, and all of it whole.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class Crash : public StoreCase {
 protected:
  /// Runs `work` in a child that is killed after `life_ms`; returns the numbers it reported.
  std::vector<int> killed_after(int life_ms, const std::function<void(Store&, const std::function<void(int)>&)>& work) {
    store_.reset();
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      StoreOptions with = options();
      const auto store = open_store(with);
      work(*store, [&](int number) { (void)!::write(ends[1], &number, sizeof number); });
      ::_exit(0);
    }
    ::close(ends[1]);
    ::usleep(static_cast<useconds_t>(life_ms) * 1000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    std::vector<int> reported;
    int number = 0;
    while (::read(ends[0], &number, sizeof number) == sizeof number) reported.push_back(number);
    ::close(ends[0]);
    return reported;
  }

  /// Opens as a start would, with nobody else alive, and checks what must hold after any crash.
  void reopen_and_check() {
    open();
    store_->upkeep().reconcile(0);
    EXPECT_TRUE(store_->upkeep().reconcile(0).missing.empty());
    const VerifyReport chain = store_->audit().verify();
    EXPECT_TRUE(chain.ok()) << chain.ledger.fault << chain.access.fault;
    EXPECT_TRUE(store_->upkeep().verify_files().ok());
    for (const auto& entry : fs::recursive_directory_iterator(root_ / "data"))
      EXPECT_EQ(entry.path().filename().string().rfind(".part-", 0), std::string::npos) << "half-written file left";
  }
  std::mt19937 random_{20261122};
};

std::string page_bytes(int round, int number) {
  return "page " + std::to_string(round) + "/" + std::to_string(number) +
         std::string(40'000, static_cast<char>('a' + number % 26));
}

TEST_F(Crash, IntakeLosesNothingAndDoublesNothing) {
  for (int round = 0; round < 40; ++round) {
    store_.reset();
    fs::remove_all(root_ / "data");
    fs::remove_all(root_ / "outside");
    const int life_ms = std::uniform_int_distribution<int>(5, 60)(random_);
    const auto reported = killed_after(life_ms, [&](Store& store, const auto& report) {
      Incoming incoming;
      incoming.batch = store.batches().open({"round " + std::to_string(round), "desk", {}, {}, {}, {}, false, "mail"});
      incoming.jobs = {"decode"};
      for (int number = 0; number < 1000; ++number) {
        store.originals().receive(incoming, bytes_of(page_bytes(round, number)));
        report(number);
      }
    });
    reopen_and_check();
    std::set<std::string> seen;
    std::set<std::string> names;
    for (const BatchState& batch : store_->batches().list({{}, 500}).items) {
      if (batch.facts.name != "round " + std::to_string(round)) continue;
      for (const StoredArrival& arrival : store_->batches().arrivals(batch.id, {{}, 500}).items) {
        EXPECT_EQ(arrival.state, ArrivalState::Waiting) << "nothing arrived twice";
        EXPECT_TRUE(seen.insert(arrival.arrival.file.value).second);
        names.insert(text_of(store_->originals().read(arrival.arrival.file)).substr(0, 20));
        EXPECT_EQ(store_->jobs().open_count(arrival.arrival.file), 1) << "each file has its job";
      }
    }
    EXPECT_GE(names.size(), reported.size());
    EXPECT_LE(names.size(), reported.size() + 1);
    for (const int number : reported) EXPECT_TRUE(names.count(page_bytes(round, number).substr(0, 20))) << number;
  }
}

// One page of a worker: everything it writes, in one transaction.
void finish_page(Store& store, const Job& job, int number) {
  const PageId page{job.work.page->file, number};
  StoredReading reading;
  reading.reading.page = page;
  reading.reading.recompute_key = "engine-1";
  reading.reading.fields.resize(3);
  if (store.readings().has(page, "engine-1")) {
    store.jobs().complete(job);
    return;
  }
  const StagedPack pack = store.readings().stage(page, {{"clean", "image/png", Bytes(20'000, 7)}});
  store.transact([&] {
    store.readings().attach(pack);
    store.readings().store(reading);
    SideOutcome outcome;
    outcome.status = SideStatus::Read;
    store.sides().record(page, outcome);
    const DocumentId doc =
        store.documents().add("form", {}, {{page, {}}}, DocumentState::Open, {"pipeline", "assembled", {}});
    NewReviewItem item;
    item.field = {doc, "a", 0};
    item.page = page;
    store.review().add(item);
    NewCase facts;
    facts.procedure = "p";
    facts.received_on = date_from_iso("2026-11-22");
    store.cases().link(store.cases().add(facts, {"pipeline", "created", {}}).file.id, doc, {"pipeline", "", {}});
    store.jobs().complete(job);
  });
}

TEST_F(Crash, AWorkerKilledAtAnyMomentDoesEachPageOnce) {
  constexpr int kPages = 120;
  open();
  const ScanFileId file = decoded("many pages", kPages);
  store_->jobs().complete(*store_->jobs().claim_next("decoder"));
  for (int number = 1; number <= kPages; ++number) {
    NewJob job;
    job.kind = "page";
    job.page = PageId{file, number};
    store_->jobs().add(job);
  }
  int kills = 0;
  while (store_->jobs().open_count() > 0 && kills < 200) {
    // Lives grow longer, so that a slow machine (sanitizers, load) gets there too.
    const int life_ms = std::uniform_int_distribution<int>(2, 45 + 5 * kills)(random_);
    killed_after(life_ms, [&](Store& store, const auto& report) {
      while (const auto job = store.jobs().claim_next("w")) {
        finish_page(store, *job, job->work.page->number);
        report(job->work.page->number);
      }
      ::pause();
    });
    ++kills;
    reopen_and_check();
    // The parent knows the worker is dead and gives its job back without waiting for the lease.
    store_->jobs().give_back("w");
    for (const Job& job : store_->jobs().list(JobState::Parked, {}).items) store_->jobs().retry(job.id);
  }
  EXPECT_EQ(store_->jobs().open_count(), 0);
  EXPECT_GT(kills, 2);
  const BatchState batch = store_->batches().list({}).items.at(0);
  EXPECT_EQ(batch.counts.at(SideStatus::Read), kPages);
  std::set<std::string> numbers;
  const auto cases = store_->cases().list({}, {{}, 500}).items;
  for (const StoredCase& c : cases) numbers.insert(c.file.number);
  EXPECT_EQ(cases.size(), static_cast<std::size_t>(kPages)) << "one case per page, none double";
  EXPECT_EQ(*numbers.rbegin(), "R08-000120") << "no number was burnt";
  EXPECT_EQ(store_->review().figures("x").waiting, kPages);
  for (int number = 1; number <= kPages; ++number) {
    EXPECT_EQ(store_->readings().versions({file, number}).size(), 1U);
    EXPECT_EQ(store_->documents().of_page({file, number}).size(), 1U);
  }
}

TEST_F(Crash, ANoticeIsIssuedOnceHoweverOftenItsMakerDies) {
  open();
  std::vector<CaseId> cases;
  for (int i = 0; i < 40; ++i) cases.push_back(new_case().file.id);
  std::size_t done = 0;
  for (int round = 0; round < 200 && done < cases.size(); ++round) {
    killed_after(std::uniform_int_distribution<int>(2, 40 + 5 * round)(random_), [&](Store& store, const auto& report) {
      for (std::size_t i = 0; i < cases.size(); ++i) {
        NewNotice notice;
        notice.by_case = cases[i];
        notice.recipient = "person";
        notice.notice.kind = "kettei";
        notice.number_rule = "{seq}";
        notice.issued_on = date_from_iso("2026-11-22");
        const StoredNotice issued = store.notices().issue(notice);
        if (issued.pdf_sha256.empty())
          store.notices().attach_pdf(issued.facts.notice.id, bytes_of("pdf " + issued.facts.notice.document_number), 1);
        report(static_cast<int>(i));
      }
      ::pause();
    });
    reopen_and_check();
    done = 0;
    for (const StoredNotice& notice : store_->notices().list({}, {{}, 500}).items)
      done += notice.pdf_sha256.empty() ? 0U : 1U;
  }
  const auto notices = store_->notices().list({}, {{}, 500}).items;
  ASSERT_EQ(notices.size(), cases.size());
  std::set<std::string> numbers;
  for (const StoredNotice& notice : notices) {
    numbers.insert(notice.facts.notice.document_number);
    EXPECT_EQ(text_of(store_->notices().pdf(notice.facts.notice.id)), "pdf " + notice.facts.notice.document_number);
  }
  EXPECT_EQ(numbers.size(), cases.size());
}

TEST_F(Crash, DyingWhileADataFolderIsBegunLeavesItUsable) {
  for (int round = 0; round < 40; ++round) {
    fs::remove_all(root_ / "data");
    fs::remove_all(root_ / "outside");
    killed_after(std::uniform_int_distribution<int>(0, 12)(random_), [](Store&, const auto&) { ::pause(); });
    reopen_and_check();
    EXPECT_EQ(store_->audit().list({}).items.back().kind, "ledger.begun");
  }
}

TEST_F(Crash, SeveralProcessesShareTheQueueAndTheChain) {
  constexpr int kJobs = 120;
  open();
  for (int i = 0; i < kJobs; ++i) store_->jobs().add({"page", {}, std::to_string(i), {}, 0, {}});
  store_.reset();
  std::vector<pid_t> children;
  for (int worker = 0; worker < 4; ++worker) {
    const pid_t child = ::fork();
    if (child == 0) {
      int status = 1;
      try {
        StoreOptions with = options();
        const auto store = open_store(with);
        while (const auto job = store->jobs().claim_next("w" + std::to_string(worker)))
          store->transact([&] {
            store->audit().append("page.done", job->work.subject, "w" + std::to_string(worker), job->work.subject);
            store->jobs().complete(*job);
          });
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
    EXPECT_EQ(status, 0) << "no process may meet a locked database";
  }
  reopen_and_check();
  EXPECT_EQ(store_->jobs().open_count(), 0);
  for (int i = 0; i < kJobs; ++i) EXPECT_EQ(store_->audit().about(std::to_string(i)).size(), 1U) << i;
}

}  // namespace
}  // namespace uketsuke::ledger
