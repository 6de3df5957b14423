#include <fstream>

#include <sys/stat.h>

#include "ledger/sqlite/database.h"
#include "ledger/sqlite/migrations.h"
#include "tests/ledger/store_case.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

class Opening : public StoreCase {
 protected:
  std::string opening(const StoreOptions& with) {
    store_.reset();
    return code_of([&] { store_ = open_store(with); });
  }
};

TEST_F(Opening, TheKeyFileIsMadeOnceOutsideAndForTheOwnerOnly) {
  open();
  struct stat info {};
  ASSERT_EQ(::stat(options().key_file.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(options().data.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0700U);
  const std::string id = store_->data_id();
  reopen();
  EXPECT_EQ(store_->data_id(), id);
}

TEST_F(Opening, AMissingForeignReadableOrWrongKeyIsRefused) {
  open();
  store_.reset();
  const fs::path key = options().key_file;
  const fs::path away = key.string() + ".away";
  fs::rename(key, away);
  EXPECT_EQ(opening(options()), "E-ENV-MASTERKEY") << "missing";
  EXPECT_FALSE(fs::exists(key)) << "no new key for old data";
  StoreOptions other = options();
  other.data = root_ / "other";
  other.head_file = root_ / "other.head";
  EXPECT_EQ(opening(other), "");
  EXPECT_EQ(opening(options()), "E-ENV-MASTERKEY") << "of another data folder";
  std::ifstream in(away);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::size_t at = text.find("master ") + 7;
  text[at] = text[at] == '0' ? '1' : '0';
  std::ofstream(key, std::ios::trunc) << text;
  EXPECT_EQ(opening(options()), "E-ENV-MASTERKEY") << "one digit wrong";
  fs::rename(away, key);
  fs::permissions(key, fs::perms::owner_all | fs::perms::group_read);
  EXPECT_EQ(opening(options()), "E-ENV-MASTERKEY") << "readable by others";
  fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(opening(options()), "");
}

TEST_F(Opening, DefaultPlacesFollowTheXdgFolders) {
  ::setenv("XDG_CONFIG_HOME", (root_ / "config").c_str(), 1);
  ::setenv("XDG_STATE_HOME", (root_ / "state").c_str(), 1);
  StoreOptions plain = options();
  plain.key_file.clear();
  plain.head_file.clear();
  EXPECT_EQ(opening(plain), "");
  EXPECT_TRUE(fs::exists(root_ / "config" / "uketsuke" / "keys" / (store_->data_id() + ".key")));
  EXPECT_TRUE(fs::exists(root_ / "state" / "uketsuke" / (store_->data_id() + ".head")));
  ::unsetenv("XDG_CONFIG_HOME");
  ::unsetenv("XDG_STATE_HOME");
}

TEST_F(Opening, WithoutCreateAnAbsentFolderIsNotFound) {
  StoreOptions existing = options();
  existing.create = false;
  EXPECT_EQ(opening(existing), "E-LEDGER-NOTFOUND");
  EXPECT_FALSE(fs::exists(existing.data));
}

TEST_F(Opening, ANewerSchemaIsRefused) {
  open();
  store_.reset();
  Database(options().data / "uketsuke.db", 100).script("PRAGMA user_version=99");
  EXPECT_EQ(opening(options()), "E-LEDGER-SCHEMA");
}

TEST_F(Opening, ADamagedDatabaseIsCorruptAndNotReplaced) {
  open();
  store_.reset();
  std::ofstream(options().data / "uketsuke.db", std::ios::trunc) << std::string(8192, 'x');
  EXPECT_EQ(opening(options()), "E-LEDGER-CORRUPT");
}

TEST_F(Opening, ScratchDataVanishes) {
  fs::path data;
  fs::path key;
  {
    const ScratchData scratch;
    data = scratch.options().data;
    key = scratch.options().key_file;
    const auto store = open_store(scratch.options());
    const auto worker = open_store(scratch.options());  // a worker process opens the same paths
    worker->jobs().add({"page", {}, {}, {}, 0, {}});
    EXPECT_EQ(store->jobs().open_count(), 1);
    EXPECT_NE(key.parent_path(), data);
  }
  EXPECT_FALSE(fs::exists(data));
  EXPECT_FALSE(fs::exists(key));
}

// Each released schema is kept as a dump. A change to a released step shows here: add a step instead.
TEST(Schema, ReleasedVersionsStayAsTheyWere) {
  const fs::path file = fs::path(UKETSUKE_TEST_TMP) / (fresh_id() + ".db");
  std::string dump;
  {
    Database db(file, 100);
    migrate(db);
    dump = schema_dump(db);
  }
  const fs::path fixture = fs::path(UKETSUKE_SOURCE_DIR) / "tests" / "ledger" / "fixtures" / "schema_v5.sql";
  std::ifstream in(fixture);
  const std::string kept{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(schema_version(), 5) << "add the dump of the new version and a test that upgrades the old one";
  EXPECT_EQ(dump, kept);
  if (std::getenv("UKETSUKE_UPDATE_GOLDEN") != nullptr) std::ofstream(fixture) << dump;
  for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file.string() + tail);
}

TEST(Schema, EveryTableIsStrictAndHasOnlyKnownTypes) {
  const fs::path file = fs::path(UKETSUKE_TEST_TMP) / (fresh_id() + ".db");
  {
    Database db(file, 100);
    migrate(db);
    Query q = db.query(
        "SELECT name FROM pragma_table_list WHERE type='table' AND schema='main' AND strict=0 AND name NOT "
        "LIKE 'sqlite_%'");
    EXPECT_FALSE(q.next()) << q.text(0);
    Query mode = db.query("PRAGMA journal_mode");
    mode.next();
    EXPECT_EQ(mode.text(0), "wal");
    Query sync = db.query("PRAGMA synchronous");
    sync.next();
    EXPECT_EQ(sync.number(0), 2) << "FULL";
    Query keys = db.query("PRAGMA foreign_keys");
    keys.next();
    EXPECT_EQ(keys.number(0), 1);
  }
  for (const char* tail : {"", "-wal", "-shm"}) fs::remove(file.string() + tail);
}

TEST_F(Opening, AppendOnlyTablesRefuseUpdateAndDelete) {
  open();
  const FieldRef field{document(), "a", 0};
  store_->documents().decide(decision(field, "x", "taro"));
  Database db(options().data / "uketsuke.db", 1000);
  for (const char* sql :
       {"UPDATE decision SET actor='hana'", "DELETE FROM decision", "DELETE FROM original", "DELETE FROM arrival",
        "DELETE FROM side", "UPDATE chain_entry SET actor='x'", "DELETE FROM chain_entry", "DELETE FROM object_key",
        "UPDATE object_key SET wrapped=x'00'", "UPDATE document_change SET actor='x'", "DELETE FROM document_change"})
    EXPECT_EQ(code_of([&] { db.run(sql); }), "E-CONFLICT") << sql;
}

}  // namespace
}  // namespace uketsuke::ledger
