#include <fstream>

#include "ledger/restore.h"
#include "ledger/sqlite/database.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class Backup : public StoreCase {
 protected:
  void SetUp() override {
    open();
    file_ = decoded("kept paper", 1);
    store_->readings().attach(store_->readings().stage({file_, 1}, {{"clean", "image/png", bytes_of("picture")}}));
  }
  StoreOptions restored() const {
    StoreOptions out = options();
    out.data = root_ / "restored";
    out.check_head = false;
    return out;
  }
  ScanFileId file_;
};

TEST_F(Backup, ARestoredBackupHoldsEverything) {
  const BackupReport report = store_->upkeep().backup(root_ / "backup", "admin");
  EXPECT_EQ(report.files, 2);
  store_->audit().append("later.work", "x", "taro", {});
  store_.reset();
  restore_backup(root_ / "backup", report.keys, root_ / "restored");
  store_ = open_store(restored());
  EXPECT_EQ(text_of(store_->originals().read(file_)), "kept paper");
  EXPECT_EQ(text_of(store_->readings().blob({file_, 1}, "clean")->bytes), "picture");
  EXPECT_TRUE(store_->upkeep().verify_files().ok());
  EXPECT_EQ(store_->audit().verify().ledger.fault, "cut_tail")
      << "a restored old state is not passed off as the newest";
  store_->audit().reset_head("admin", "restored");
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(Backup, ABackupAfterWhichNothingHappenedAgreesWithTheOutsideHead) {
  const BackupReport report = store_->upkeep().backup(root_ / "backup", "admin");
  store_.reset();
  restore_backup(root_ / "backup", report.keys, root_ / "restored");
  StoreOptions strict = restored();
  strict.check_head = true;
  store_ = open_store(strict);
  EXPECT_TRUE(store_->audit().verify().ok());
  EXPECT_EQ(store_->audit().about(store_->data_id()).back().kind, "backup.made");
}

TEST_F(Backup, TheDataHalfHoldsNoKey) {
  const BackupReport report = store_->upkeep().backup(root_ / "backup", "admin");
  Database db(report.data / "uketsuke.db", 100);
  Query q = db.query("SELECT count(*), count(wrapped) FROM object_key");
  ASSERT_TRUE(q.next());
  EXPECT_GT(q.number(0), 0);
  EXPECT_EQ(q.number(1), 0);
}

TEST_F(Backup, WhatWasDisposedOfStaysGoneInOldBackupsOnceTheKeysAreReplaced) {
  store_->upkeep().backup(root_ / "old", "admin");
  store_->upkeep().destroy_file(file_, "admin", "retention");
  const fs::path newer_keys = store_->upkeep().backup(root_ / "new", "admin").keys;
  store_.reset();
  restore_backup(root_ / "old", newer_keys, root_ / "restored");
  store_ = open_store(restored());
  EXPECT_EQ(code_of([&] { store_->originals().read(file_); }), "E-LEDGER-DISPOSED");
}

// The newest keys half may be lost or forgotten: the list outside the data folder still knows what was destroyed.
TEST_F(Backup, WhatWasDisposedOfStaysGoneInAnOldBackupWithItsOwnKeys) {
  const std::string token = store_->vault().keep("123456789018");
  const fs::path old_keys = store_->upkeep().backup(root_ / "old", "admin").keys;
  store_->upkeep().destroy_page({file_, 1}, "admin", "retention");
  store_->vault().destroy(token);
  store_->upkeep().destroy_file(decoded("another paper", 1), "admin", "retention");
  store_.reset();
  restore_backup(root_ / "old", old_keys, root_ / "restored", options().head_file);
  Database db(root_ / "restored" / "uketsuke.db", 100);
  {
    Query q = db.query("SELECT count(*), count(wrapped) FROM object_key WHERE (kind='page' AND id=?) OR parent=?",
                       {file_.value + "/1", "page:" + file_.value + "/1"});
    ASSERT_TRUE(q.next());
    EXPECT_EQ(q.number(0), 2) << "the page's key and its pack's";
    EXPECT_EQ(q.number(1), 0);
  }
  store_ = open_store(restored());
  EXPECT_TRUE(store_->upkeep().disposed({file_, 1}));
  EXPECT_EQ(code_of([&] { store_->readings().blob({file_, 1}, "clean"); }), "E-LEDGER-DISPOSED");
  EXPECT_EQ(text_of(store_->originals().read(file_)), "kept paper") << "only the side was disposed of";
  Query digest = db.query("SELECT count(digest) FROM vault");
  ASSERT_TRUE(digest.next());
  EXPECT_EQ(digest.number(0), 0) << "a digest tells whether somebody's number was here";
}

TEST_F(Backup, ACrashBeforeTheListWasWrittenIsMadeGoodAtTheNextStart) {
  const fs::path list = options().head_file.string() + ".destroyed";
  const fs::path old_keys = store_->upkeep().backup(root_ / "old", "admin").keys;
  store_->upkeep().destroy_page({file_, 1}, "admin", "retention");
  ASSERT_TRUE(fs::remove(list));
  open();
  EXPECT_TRUE(fs::exists(list));
  store_.reset();
  restore_backup(root_ / "old", old_keys, root_ / "restored", options().head_file);
  store_ = open_store(restored());
  EXPECT_TRUE(store_->upkeep().disposed({file_, 1}));
}

TEST_F(Backup, AListThatIsNoneStopsARestore) {
  const fs::path keys = store_->upkeep().backup(root_ / "old", "admin").keys;
  std::ofstream(options().head_file.string() + ".destroyed") << "something else\n";
  EXPECT_EQ(code_of([&] { restore_backup(root_ / "old", keys, root_ / "restored", options().head_file); }),
            "E-LEDGER-CORRUPT");
}

TEST_F(Backup, AChangedFileInTheBackupIsFound) {
  const BackupReport report = store_->upkeep().backup(root_ / "backup", "admin");
  for (const auto& entry : fs::recursive_directory_iterator(report.data))
    if (entry.path().extension() == ".sealed") std::ofstream(entry.path(), std::ios::app) << "!";
  EXPECT_EQ(code_of([&] { restore_backup(root_ / "backup", report.keys, root_ / "restored"); }), "E-LEDGER-CORRUPT");
  EXPECT_EQ(code_of([&] { store_->upkeep().backup(root_ / "backup", "admin"); }), "E-ENV-DISK")
      << "never over an existing one";
}

TEST_F(Backup, AMissingFileIsFlaggedAndComesBack) {
  fs::path path;
  for (const auto& entry : fs::recursive_directory_iterator(root_ / "data" / "originals"))
    if (entry.path().extension() == ".sealed") path = entry.path();
  fs::rename(path, root_ / "away");
  EXPECT_EQ(store_->upkeep().reconcile(0).missing, std::vector<std::string>{file_.value});
  EXPECT_EQ(code_of([&] { store_->originals().read(file_); }), "E-LEDGER-CORRUPT");
  fs::rename(root_ / "away", path);
  EXPECT_TRUE(store_->upkeep().reconcile(0).missing.empty());
  EXPECT_EQ(text_of(store_->originals().read(file_)), "kept paper");
}

}  // namespace
}  // namespace uketsuke::ledger
