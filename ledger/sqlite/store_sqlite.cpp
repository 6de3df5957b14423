#include <filesystem>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "ledger/chain/chain.h"
#include "ledger/sqlite/audit_sqlite.h"
#include "ledger/sqlite/batches_sqlite.h"
#include "ledger/sqlite/cases_sqlite.h"
#include "ledger/sqlite/documents_sqlite.h"
#include "ledger/sqlite/jobs_sqlite.h"
#include "ledger/sqlite/mailings_sqlite.h"
#include "ledger/sqlite/migrations.h"
#include "ledger/sqlite/notices_sqlite.h"
#include "ledger/sqlite/numbers_sqlite.h"
#include "ledger/sqlite/originals_sqlite.h"
#include "ledger/sqlite/policies_sqlite.h"
#include "ledger/sqlite/quality_sqlite.h"
#include "ledger/sqlite/readings_sqlite.h"
#include "ledger/sqlite/register_sqlite.h"
#include "ledger/sqlite/review_sqlite.h"
#include "ledger/sqlite/settings_sqlite.h"
#include "ledger/sqlite/sides_sqlite.h"
#include "ledger/sqlite/upkeep_sqlite.h"
#include "ledger/sqlite/users_sqlite.h"
#include "ledger/store.h"

namespace uketsuke::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKeyCheckPlace = "key-check";

/// All concerns over one context.
class SqliteStore final : public Store {
 public:
  SqliteStore(const StoreOptions& options, const MasterKey& master, const fs::path& head_file)
      : context_(options, master), audit_(context_, head_file) {
    context_.after_chain_commit = [this] { audit_.advance_head(); };
  }

  void transact(const std::function<void()>& work) override { context_.write(work); }
  Originals& originals() override { return originals_; }
  Batches& batches() override { return batches_; }
  Sides& sides() override { return sides_; }
  Jobs& jobs() override { return jobs_; }
  Readings& readings() override { return readings_; }
  Documents& documents() override { return documents_; }
  Review& review() override { return review_; }
  Cases& cases() override { return cases_; }
  Register& members() override { return members_; }
  Vault& vault() override { return vault_; }
  Numbers& numbers() override { return numbers_; }
  Notices& notices() override { return notices_; }
  Mailings& mailings() override { return mailings_; }
  Users& users() override { return users_; }
  Settings& settings() override { return settings_; }
  Audit& audit() override { return audit_; }
  Quality& quality() override { return quality_; }
  Policies& policies() override { return policies_; }
  Upkeep& upkeep() override { return upkeep_; }
  const std::string& data_id() const override { return context_.data_id; }
  const fs::path& data_folder() const override { return context_.options.data; }

  Context& context() { return context_; }
  SqliteAudit& chain() { return audit_; }

 private:
  Context context_;
  SqliteAudit audit_;
  SqliteOriginals originals_{context_};
  SqliteBatches batches_{context_, audit_};
  SqliteSides sides_{context_};
  SqliteJobs jobs_{context_};
  SqliteReadings readings_{context_};
  SqliteDocuments documents_{context_};
  SqliteReview review_{context_};
  SqliteNumbers numbers_{context_};
  SqliteVault vault_{context_};
  SqliteCases cases_{context_, audit_, numbers_};
  SqliteRegister members_{context_, audit_, numbers_};
  SqliteNotices notices_{context_, audit_, numbers_};
  SqliteMailings mailings_{context_, audit_, notices_};
  SqliteUsers users_{context_, audit_};
  SqliteSettings settings_{context_, audit_};
  SqliteQuality quality_{context_, audit_};
  SqlitePolicies policies_{context_, audit_};
  SqliteUpkeep upkeep_{context_, audit_, originals_, members_};
};

/// What the database says about itself; an empty id when it is new.
struct Meta {
  std::string data_id;
  Bytes key_check;
};

Meta read_meta(const fs::path& file, int busy_timeout_ms) {
  if (!fs::exists(file)) return {};
  Database db(file, busy_timeout_ms);
  migrate(db);
  Meta out;
  Query q = db.query("SELECT key, value FROM meta");
  while (q.next()) {
    if (q.text(0) == "data_id") out.data_id = q.text(1);
    if (q.text(0) == "key_check") out.key_check = from_hex(q.text(1));
  }
  return out;
}

// Never overwrites a key: a crash before the first commit leaves one behind, and it is taken up again.
MasterKey key_for_new_data(const StoreOptions& options, FileSystem& files) {
  if (!options.key_file.empty() && fs::exists(options.key_file)) return MasterKey::load_any(options.key_file);
  const MasterKey fresh = MasterKey::make(fresh_id());
  fresh.save(files, options.key_file.empty() ? default_key_file(fresh.data_id) : options.key_file);
  return fresh;
}

MasterKey key_for_old_data(const StoreOptions& options, const Meta& meta) {
  const fs::path file = options.key_file.empty() ? default_key_file(meta.data_id) : options.key_file;
  MasterKey key = MasterKey::load(file, meta.data_id);
  try {
    open_sealed(derive(key.master, "wrapkeys"), kKeyCheckPlace, meta.key_check);
  } catch (const Failure&) {
    throw Failure("E-ENV-MASTERKEY", "wrong key").at(file.filename().string());
  }
  return key;
}

void begin_data(SqliteStore& store, const MasterKey& key) {
  Context& context = store.context();
  migrate(context.db);
  fs::permissions(context.options.data / "uketsuke.db", fs::perms::owner_read | fs::perms::owner_write);
  std::string fault;
  const auto head = store.chain().head().read(fault);
  if (head && head->ledger.sequence > 0) throw Failure("E-LEDGER-CHAIN", "a head lies there, but its data is gone");
  if (!head) {
    make_private_folder(store.chain().head().path().parent_path());
    store.chain().head().put_aside(context.now());  // of other data: not ours to overwrite
    Head zero;
    zero.data_id = key.data_id;
    zero.written_at = context.now();
    store.chain().head().write(zero);
  }
  store.transact([&] {
    context.db.run("INSERT INTO meta VALUES('data_id', ?)", {key.data_id});
    context.db.run("INSERT INTO meta VALUES('key_check', ?)",
                   {to_hex(seal(derive(key.master, "wrapkeys"), kKeyCheckPlace, as_bytes("uketsuke")))});
    store.audit().append("ledger.begun", key.data_id, "system", {});
  });
}

}  // namespace

std::unique_ptr<Store> open_store(const StoreOptions& options) {
  const fs::path file = options.data / "uketsuke.db";
  if (!options.create && !fs::exists(file))
    throw Failure("E-LEDGER-NOTFOUND", "no data folder").at(options.data.filename().string());
  for (const char* part : {"", "originals", "blobs"}) make_private_folder(options.data / part);
  FileSystem& files = options.files != nullptr ? *options.files : real_file_system();

  std::unique_ptr<SqliteStore> store;
  {
    // One process at a time begins or upgrades a data folder.
    const FileLock lock(options.data / ".open.lock");
    const Meta meta = read_meta(file, options.busy_timeout_ms);
    const bool fresh = meta.data_id.empty();
    const MasterKey key = fresh ? key_for_new_data(options, files) : key_for_old_data(options, meta);
    const fs::path head = options.head_file.empty() ? default_head_file(key.data_id) : options.head_file;
    store = std::make_unique<SqliteStore>(options, key, head);
    if (fresh) begin_data(*store, key);
  }
  bool moved = false;
  const std::string fault = store->chain().check_head(moved);
  if (!fault.empty() && options.check_head) throw Failure("E-LEDGER-CHAIN", fault);
  if (options.reconcile) store->upkeep().reconcile();
  return store;
}

}  // namespace uketsuke::ledger
