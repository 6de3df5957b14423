#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/clock.h"
#include "core/os/files.h"
#include "ledger/audit.h"
#include "ledger/batches.h"
#include "ledger/cases.h"
#include "ledger/documents.h"
#include "ledger/jobs.h"
#include "ledger/notices.h"
#include "ledger/originals.h"
#include "ledger/policies.h"
#include "ledger/quality.h"
#include "ledger/readings.h"
#include "ledger/register.h"
#include "ledger/review.h"
#include "ledger/settings.h"
#include "ledger/sides.h"
#include "ledger/upkeep.h"
#include "ledger/users.h"
#include "ledger/vault.h"

namespace uketsuke::ledger {

class Mailings;  // ledger/mailings.h

/// Everything that must not be lost, behind one door. Safe to use from several threads and, on the same data
/// folder, from several processes. Every call is one transaction of its own, unless it runs inside
/// transact().
class Store {
 public:
  virtual ~Store() = default;

  /// Runs `work` as one transaction: all its writes are durable together on return, or none happened when it
  /// throws. Nested calls join the outer one. `work` runs once; while it runs no other process can write, so
  /// compute, render and write files before. Throws E-LEDGER-BUSY when the database stays locked to the very
  /// end of the patience.
  virtual void transact(const std::function<void()>& work) = 0;

  virtual Originals& originals() = 0;
  virtual Batches& batches() = 0;
  virtual Sides& sides() = 0;
  virtual Jobs& jobs() = 0;
  virtual Readings& readings() = 0;
  virtual Documents& documents() = 0;
  virtual Review& review() = 0;
  virtual Cases& cases() = 0;
  virtual Register& members() = 0;
  virtual Vault& vault() = 0;
  virtual Numbers& numbers() = 0;
  virtual Notices& notices() = 0;
  virtual Mailings& mailings() = 0;
  virtual Users& users() = 0;
  virtual Settings& settings() = 0;
  virtual Audit& audit() = 0;
  virtual Quality& quality() = 0;
  virtual Policies& policies() = 0;
  virtual Upkeep& upkeep() = 0;

  /// Random id of the data folder; names its key and head files.
  virtual const std::string& data_id() const = 0;
  virtual const std::filesystem::path& data_folder() const = 0;
};

/// Where things lie and how strict opening is.
struct StoreOptions {
  std::filesystem::path data;       ///< data folder; made (0700) if absent
  std::filesystem::path key_file;   ///< master key; default $XDG_CONFIG_HOME/uketsuke/keys/<data id>.key
  std::filesystem::path head_file;  ///< chain head; default $XDG_STATE_HOME/uketsuke/<data id>.head
  bool create = true;               ///< false: E-LEDGER-NOTFOUND when the folder holds no database
  bool check_head = true;           ///< false: open although chain and head disagree (ledger verify, reset_head)
  bool reconcile = true;            ///< false for workers, whose parent did it
  int busy_timeout_ms = 20'000;     ///< patience with a locked database before E-LEDGER-BUSY
  SignInRules sign_in;
  const Clock* clock = nullptr;  ///< default system_clock()
  FileSystem* files = nullptr;   ///< default real_file_system()
};

/// Opens a data folder. Throws E-ENV-MASTERKEY (missing or wrong key for existing data), E-LEDGER-SCHEMA
/// (made by a newer version), E-LEDGER-CHAIN, E-LEDGER-CORRUPT, E-ENV-DISK.
std::unique_ptr<Store> open_store(const StoreOptions& options);

/// A data folder for one run: random names under the temporary folder, master key in memory-backed /dev/shm
/// where there is one, all removed with the object (what a killed run left is removed by the next one).
/// Worker processes open the same paths.
class ScratchData {
 public:
  ScratchData();
  ScratchData(const ScratchData&) = delete;
  ScratchData& operator=(const ScratchData&) = delete;
  ~ScratchData();
  StoreOptions options() const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path key_file_;
  int alive_ = -1;  // file descriptor of the lock that the next run looks at
};

}  // namespace uketsuke::ledger
