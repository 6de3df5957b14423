#include "ledger/chain/chain.h"

#include <fstream>

#include "ledger/sqlite/database.h"
#include "tests/ledger/store_case.h"

// What somebody can do who has the data folder but neither the keys nor the head: each attempt must be found.
namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class Chain : public StoreCase {
 protected:
  void SetUp() override {
    open();
    for (int i = 1; i <= 5; ++i)
      store_->audit().append("test.event", "subject", "taro", "payload " + std::to_string(i));
    store_->audit().looked({"hana", "case.open", "doc-1", CaseId("case-1"), "問合せ", "desk"});
  }
  // Closes the store and changes its database as an intruder would, with the triggers out of the way.
  void tamper(const std::string& sql) {
    store_.reset();
    Database db(root_ / "data" / "uketsuke.db", 1000);
    db.script("PRAGMA foreign_keys=OFF");
    std::vector<std::string> triggers;
    Query q = db.query(
        "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name IN ('chain_entry', "
        "'chain_payload')");
    while (q.next()) triggers.push_back(q.text(0));
    for (const std::string& name : triggers) db.script("DROP TRIGGER " + name);
    db.script(sql);
  }
  ChainReport found() {
    store_.reset();
    StoreOptions lenient = options();
    lenient.check_head = false;
    store_ = open_store(lenient);
    return store_->audit().verify().ledger;
  }
  std::string strict_open() {
    store_.reset();
    return code_of([&] { open_store(options()); });
  }
  std::string snapshot(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void put_back(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  fs::path head() const { return options().head_file; }
};

TEST_F(Chain, AnHonestLedgerVerifies) {
  const VerifyReport report = store_->audit().verify();
  EXPECT_TRUE(report.ok()) << report.ledger.fault;
  EXPECT_EQ(report.ledger.entries, 6) << "the beginning and five events";
  EXPECT_EQ(report.access.entries, 1);
  EXPECT_EQ(report.ledger.head_lag, 0);
  EXPECT_EQ(strict_open(), "");
}

class ChangedField : public Chain, public testing::WithParamInterface<const char*> {};

TEST_P(ChangedField, IsFound) {
  tamper(std::string("UPDATE chain_entry SET ") + GetParam() + " WHERE chain='ledger' AND sequence=3");
  const ChainReport report = found();
  EXPECT_FALSE(report.ok);
  EXPECT_EQ(report.first_bad_sequence, 3);
}

INSTANTIATE_TEST_SUITE_P(Each, ChangedField,
                         testing::Values("kind='forged'", "subject='other'", "actor='hana'", "at=at+1",
                                         "payload_hmac=hash", "by_case='x'", "door='x'", "txn=1", "previous_hash=hash",
                                         "hash=previous_hash", "seal=x'00'"));

TEST_F(Chain, ADeletedEntryIsFound) {
  tamper("DELETE FROM chain_entry WHERE chain='ledger' AND sequence=3");
  const ChainReport report = found();
  EXPECT_FALSE(report.ok);
  EXPECT_EQ(report.fault, "gap");
  EXPECT_EQ(report.first_bad_sequence, 3);
}

TEST_F(Chain, ADeletedEntryWithRenumberedFollowersIsFound) {
  tamper(
      "DELETE FROM chain_entry WHERE chain='ledger' AND sequence=3;"
      "UPDATE chain_entry SET sequence=3 WHERE chain='ledger' AND sequence=4;"
      "UPDATE chain_entry SET sequence=4 WHERE chain='ledger' AND sequence=5;"
      "UPDATE chain_entry SET sequence=5 WHERE chain='ledger' AND sequence=6;");
  EXPECT_EQ(found().fault, "previous");
}

TEST_F(Chain, ReorderedEntriesAreFound) {
  tamper(
      "UPDATE chain_entry SET sequence=99 WHERE chain='ledger' AND sequence=3;"
      "UPDATE chain_entry SET sequence=3 WHERE chain='ledger' AND sequence=4;"
      "UPDATE chain_entry SET sequence=4 WHERE chain='ledger' AND sequence=99;");
  EXPECT_FALSE(found().ok);
}

TEST_F(Chain, ACutTailIsFoundAndWorkStops) {
  tamper("DELETE FROM chain_entry WHERE chain='ledger' AND sequence=6");
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  const ChainReport report = found();
  EXPECT_EQ(report.fault, "cut_tail");
  EXPECT_EQ(report.first_bad_sequence, 6);
}

TEST_F(Chain, ACutTailOfTheAccessChainIsFoundToo) {
  tamper("DELETE FROM chain_entry WHERE chain='access'");
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_TRUE(found().ok);
  EXPECT_EQ(store_->audit().verify().access.fault, "cut_tail");
}

TEST_F(Chain, ARestoredOldDatabaseIsFound) {
  store_.reset();
  const std::string old = snapshot(root_ / "data" / "uketsuke.db");
  open();
  store_->audit().append("test.event", "subject", "taro", "later");
  store_.reset();
  for (const char* tail : {"-wal", "-shm"}) fs::remove(root_ / "data" / (std::string("uketsuke.db") + tail));
  put_back(root_ / "data" / "uketsuke.db", old);
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_EQ(found().fault, "cut_tail");
}

TEST_F(Chain, WritingOnAfterARestoreDoesNotHideIt) {
  store_.reset();
  const std::string old = snapshot(root_ / "data" / "uketsuke.db");
  open();
  store_->audit().append("test.event", "subject", "taro", "later");
  store_.reset();
  put_back(root_ / "data" / "uketsuke.db", old);
  EXPECT_FALSE(found().ok);
  for (int i = 0; i < 10; ++i) store_->audit().append("test.event", "subject", "mallory", "new history");
  const ChainReport report = store_->audit().verify().ledger;
  EXPECT_EQ(report.fault, "head_differs") << "the head is evidence and is not overwritten";
}

TEST_F(Chain, AnEntryAddedWithoutTheKeyIsFound) {
  tamper(
      "INSERT INTO chain_entry SELECT chain, sequence+1, sequence+1, kind, subject, actor, by_case, door, "
      "at, payload_hmac, hash, hash, seal"
      " FROM chain_entry WHERE chain='ledger' AND sequence=6");
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_EQ(found().fault, "hash");
}

TEST_F(Chain, AnEntryWithARightHashButNoKeyIsFound) {
  store_.reset();
  {
    Database db(root_ / "data" / "uketsuke.db", 1000);
    ChainRow row;
    std::string data_id;
    {
      Query id = db.query("SELECT value FROM meta WHERE key='data_id'");
      id.next();
      data_id = id.text(0);
      Query last = db.query("SELECT hash FROM chain_entry WHERE chain='ledger' AND sequence=6");
      last.next();
      row.previous_hash = last.text(0);
    }
    row.chain = "ledger";
    row.sequence = 7;
    row.txn = 7;
    row.kind = "case.approved";
    row.subject = "case-1";
    row.actor = "boss";
    row.payload_hmac = kZeroHash;
    row.hash = chain_hash(data_id, row);
    db.run("INSERT INTO chain_entry VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
           {row.chain, row.sequence, row.txn, row.kind, row.subject, row.actor, row.by_case, row.door, row.at,
            row.payload_hmac, row.previous_hash, row.hash, Bytes(32, 7)});
  }
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_EQ(found().fault, "seal");
}

TEST_F(Chain, AnAbsentHeadIsFoundAndNotQuietlyMadeAnew) {
  store_.reset();
  fs::remove(head());
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_EQ(found().fault, "head_missing");
  store_->audit().append("test.event", "subject", "taro", "x");
  EXPECT_FALSE(fs::exists(head()));
}

TEST_F(Chain, AForgedHeadIsFound) {
  store_.reset();
  std::string text = snapshot(head());
  const std::size_t at = text.find("ledger 6");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 8, "ledger 5");
  put_back(head(), text);
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_EQ(found().fault, "head_signature");
}

TEST_F(Chain, ACrashBetweenCommitAndHeadIsAcceptedAndRepaired) {
  const std::string before = snapshot(head());
  store_->transact([&] {
    store_->audit().append("test.event", "subject", "taro", "a");
    store_->audit().append("test.event", "subject", "taro", "b");
  });
  store_.reset();
  put_back(head(), before);  // what a kill right after the commit leaves
  StoreOptions plain = options();
  plain.reconcile = false;
  EXPECT_EQ(code_of([&] { store_ = open_store(plain); }), "");
  EXPECT_EQ(store_->audit().verify().ledger.head_lag, 0) << "opening moved the head up";
  EXPECT_TRUE(store_->audit().verify().ok());
  EXPECT_NE(snapshot(head()), before);
}

TEST_F(Chain, AHeadOlderThanACrashExplainsIsFound) {
  const std::string before = snapshot(head());
  for (int i = 0; i <= kMaxLagTransactions; ++i) store_->audit().append("test.event", "subject", "taro", {});
  store_.reset();
  put_back(head(), before);
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
  EXPECT_EQ(found().fault, "head_too_old");
}

TEST_F(Chain, AnErasedPayloadLeavesTheChainWhole) {
  store_->audit().erase(3);
  EXPECT_FALSE(store_->audit().payload(3));
  EXPECT_EQ(store_->audit().payload(4), "payload 3");
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(Chain, AChangedOrRemovedPayloadIsFound) {
  tamper("DELETE FROM chain_payload WHERE chain='ledger' AND sequence=3");
  ChainReport report = found();
  EXPECT_EQ(report.fault, "payload");
  EXPECT_EQ(report.first_bad_sequence, 3);
}

TEST_F(Chain, AResetAfterALawfulRestoreIsOnRecordAndKeepsTheOldHead) {
  tamper(
      "DELETE FROM chain_payload WHERE sequence=6; DELETE FROM chain_entry WHERE chain='ledger' AND "
      "sequence=6");
  EXPECT_FALSE(found().ok);
  store_->audit().reset_head("admin", "バックアップから復元");
  EXPECT_TRUE(store_->audit().verify().ok());
  EXPECT_EQ(store_->audit().list({{}, 1}).items[0].kind, "head.reset");
  int kept = 0;
  for (const auto& entry : fs::directory_iterator(head().parent_path()))
    kept += entry.path().string().find(".before-") != std::string::npos ? 1 : 0;
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(strict_open(), "");
}

TEST_F(Chain, ARolledBackTransactionLeavesNoEntry) {
  EXPECT_THROW(store_->transact([&] {
    store_->audit().append("test.event", "subject", "taro", "lost");
    throw Failure("E-CASE-STATE");
  }),
               Failure);
  EXPECT_EQ(store_->audit().verify().ledger.entries, 6);
  store_->transact([&] {
    EXPECT_THROW(store_->transact([&] {
      store_->audit().append("test.event", "subject", "taro", "inner, lost");
      throw Failure("E-CASE-STATE");
    }),
                 Failure);
    store_->audit().append("test.event", "subject", "taro", "outer, kept");
  });
  EXPECT_EQ(store_->audit().verify().ledger.entries, 7);
  EXPECT_EQ(store_->audit().payload(7), "outer, kept");
  EXPECT_TRUE(store_->audit().verify().ok());
}

TEST_F(Chain, WhoLookedAtWhatIsListedByPersonDayAndCase) {
  advance(24 * 3600);
  store_->audit().looked({"taro", "number.reveal", "doc-2", std::nullopt, "番号確認", "command_line"});
  EXPECT_EQ(store_->audit().looks({}, {}).items.size(), 2U);
  EXPECT_EQ(store_->audit().looks({}, {}).items[0].look.reason, "番号確認");
  EXPECT_EQ(store_->audit().looks({{}, {}, "hana", {}}, {}).items[0].look.by_case, CaseId("case-1"));
  EXPECT_EQ(store_->audit().looks({{}, {}, {}, CaseId("case-1")}, {}).items.size(), 1U);
  const Date first = date_from_iso("2026-11-22");
  EXPECT_EQ(store_->audit().looks({first, first, {}, {}}, {}).items[0].look.user, "hana");
  EXPECT_EQ(store_->audit().looks({plus_days(first, 1), {}, {}, {}}, {}).items[0].look.user, "taro");
}

TEST_F(Chain, DeletingTheDataFolderIsFound) {
  store_.reset();
  fs::remove_all(root_ / "data");
  EXPECT_EQ(strict_open(), "E-LEDGER-CHAIN");
}

}  // namespace
}  // namespace uketsuke::ledger
