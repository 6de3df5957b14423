#include <fstream>

#include <unistd.h>

#include "core/os/files.h"
#include "ledger/mailings.h"
#include "tests/ledger/store_case.h"

// A power cut between any two steps of the file system: un-synced bytes are lost, and the store is opened
// again.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

struct PowerCut {};

/// Loses power at the n-th durable step. A file that was not synced yet keeps only half of its bytes.
class FailingFiles final : public FileSystem {
 public:
  explicit FailingFiles(int steps) : left_(steps) {}
  int left() const { return left_; }

  Bytes read(const fs::path& path, std::uint64_t most) override { return real_file_system().read(path, most); }
  void write_durably(const fs::path& path, std::span<const std::uint8_t> bytes) override {
    if (left_ == 1) half_written(path, bytes);
    step();
    real_file_system().write_durably(path, bytes);
    step();
  }
  void rename_durably(const fs::path& from, const fs::path& to) override {
    step();
    real_file_system().rename_durably(from, to);
    step();
  }
  void remove_durably(const fs::path& path) override {
    step();
    real_file_system().remove_durably(path);
  }
  void make_read_only(const fs::path& path) override {
    step();
    real_file_system().make_read_only(path);
  }

 private:
  void step() {
    if (--left_ <= 0) throw PowerCut{};
  }
  void half_written(const fs::path& path, std::span<const std::uint8_t> bytes) {
    std::ofstream out(path.parent_path() / (".part-" + fresh_id()), std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size() / 2));
  }
  int left_;
};

class Faults : public StoreCase {
 protected:
  /// Runs `work` with power for n steps, n = 1, 2, … until it survives; after each cut `check` sees a
  /// reopened store and whether the work had reported success.
  void at_every_step(const std::function<void(Store&)>& work, const std::function<void(bool finished)>& check) {
    bool finished = false;
    for (int steps = 1; !finished && steps < 100; ++steps) {
      open();
      FailingFiles files(steps);
      StoreOptions with = options();
      with.files = &files;
      with.reconcile = false;
      store_.reset();
      try {
        const auto store = open_store(with);
        work(*store);
        finished = true;
      } catch (const PowerCut&) {
      }
      open();
      store_->upkeep().reconcile(0);
      EXPECT_TRUE(store_->audit().verify().ok()) << steps;
      EXPECT_TRUE(store_->upkeep().verify_files().ok()) << steps;
      EXPECT_TRUE(store_->upkeep().reconcile(0).missing.empty()) << steps;
      check(finished);
    }
    EXPECT_TRUE(finished);
  }
};

TEST_F(Faults, IntakeIsAllOrNothingAtEveryStep) {
  const std::string paper = "the paper of the day";
  bool seen_nothing = false;
  at_every_step(
      [&](Store& store) {
        Incoming incoming;
        incoming.batch = store.batches().open({"b", "desk", {}, {}, {}, {}, false, "mail"});
        incoming.jobs = {"decode"};
        store.originals().receive(incoming, bytes_of(paper));
      },
      [&](bool finished) {
        int arrivals = 0;
        ScanFileId file;
        for (const BatchState& batch : store_->batches().list({{}, 500}).items)
          for (const StoredArrival& arrival : store_->batches().arrivals(batch.id, {{}, 500}).items) {
            ++arrivals;
            file = arrival.arrival.file;
          }
        int sealed = 0;
        for (const auto& entry : fs::recursive_directory_iterator(root_ / "data" / "originals"))
          sealed += entry.is_regular_file() && entry.path().filename() != ".lock" ? 1 : 0;
        if (finished) {
          EXPECT_GE(arrivals, 1);
        }
        EXPECT_EQ(sealed, arrivals > 0 ? 1 : 0);
        seen_nothing = seen_nothing || arrivals == 0;
        if (arrivals > 0) {
          EXPECT_EQ(text_of(store_->originals().read(file)), paper);
        }
      });
  EXPECT_TRUE(seen_nothing) << "the cut must have struck before the commit at least once";
}

TEST_F(Faults, AMailingIsWholeOrAbsentAtEveryStep) {
  open();
  NewNotice notice;
  notice.by_case = new_case().file.id;
  notice.recipient = "person";
  notice.notice.kind = "kettei";
  notice.issued_on = date_from_iso("2026-11-22");
  const NoticeId letter = store_->notices().issue(notice).facts.notice.id;
  store_->notices().attach_pdf(letter, bytes_of("%PDF"), 1);
  bool seen_nothing = false;
  at_every_step(
      [&](Store& store) {
        NewMailing fresh;
        fresh.pages = 2;
        fresh.print_file = bytes_of("%PDF of all pieces");
        MailingPiece piece;
        piece.number = piece.first_page = piece.sheets = 1;
        piece.pages = 2;
        EnclosedNotice one;
        one.notice = letter;
        one.version = one.first_page = one.pages = 1;
        piece.notices.push_back(one);
        fresh.pieces.push_back(piece);
        if (store.mailings().list({}).items.empty()) store.mailings().make(fresh);
      },
      [&](bool finished) {
        const auto made = store_->mailings().list({}).items;
        ASSERT_LE(made.size(), 1U);
        EXPECT_EQ(store_->notices().get(letter).mailing.empty(), made.empty());
        seen_nothing = seen_nothing || made.empty();
        if (finished) {
          ASSERT_EQ(made.size(), 1U);
        }
        for (const StoredMailing& one : made) {
          EXPECT_EQ(text_of(store_->mailings().print_file(one.id)), "%PDF of all pieces");
          EXPECT_EQ(store_->mailings().get(one.id).pieces.size(), 1U);
        }
      });
  EXPECT_TRUE(seen_nothing) << "the cut must have struck before the commit at least once";
}

TEST_F(Faults, ANoticesPdfIsWholeOrAbsentAtEveryStep) {
  open();
  const CaseId by = new_case().file.id;
  at_every_step(
      [&](Store& store) {
        NewNotice notice;
        notice.by_case = by;
        notice.recipient = "person";
        notice.notice.kind = "kettei";
        notice.issued_on = date_from_iso("2026-11-22");
        store.notices().attach_pdf(store.notices().issue(notice).facts.notice.id, bytes_of("%PDF whole"), 1);
      },
      [&](bool finished) {
        const auto notices = store_->notices().list({}, {}).items;
        ASSERT_LE(notices.size(), 1U);
        if (finished) {
          ASSERT_EQ(notices.size(), 1U);
        }
        if (!notices.empty() && !notices[0].pdf_sha256.empty()) {
          EXPECT_EQ(text_of(store_->notices().pdf(notices[0].facts.notice.id)), "%PDF whole");
        } else {
          EXPECT_FALSE(finished);
        }
      });
}

TEST_F(Faults, AHeadThatCannotBeWrittenDoesNotUndoTheCommit) {
  open();
  store_.reset();
  fs::permissions(options().head_file.parent_path(), fs::perms::owner_read | fs::perms::owner_exec);
  const bool root_ignores_rights = ::access(options().head_file.parent_path().c_str(), W_OK) == 0;
  open();
  store_->audit().append("test", "s", "taro", "kept");
  EXPECT_EQ(store_->audit().list({}).items.front().kind, "test");
  if (!root_ignores_rights) {
    EXPECT_EQ(store_->audit().verify().ledger.head_lag, 1);
  }
  EXPECT_TRUE(store_->audit().verify().ok());
  fs::permissions(options().head_file.parent_path(), fs::perms::owner_all);
  store_->audit().append("test", "s", "taro", "next");
  EXPECT_EQ(store_->audit().verify().ledger.head_lag, 0);
}

}  // namespace
}  // namespace uketsuke::ledger
