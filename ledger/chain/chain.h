#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/clock.h"
#include "core/os/files.h"
#include "ledger/seal/box.h"

// How the chains hold (台帳の連鎖).
//
// Each entry's hash is SHA-256 over its fields and the hash before it, so nothing inside can change, vanish
// or swap places. Each entry also carries a seal, HMAC of its hash under a key that is not in the data
// folder, so nobody who can only write the database can append. What a chain cannot see by itself is a tail
// cut off, or an old copy of the file put back: for that the head (last sequence and hash of both chains,
// signed with Ed25519) lies outside the data folder.
//
// The head is written after each commit, never before: the database is synced first (synchronous=FULL), so an
// honest head is never ahead of the database. A head ahead of it therefore means a cut tail or an old file:
// E-LEDGER-CHAIN. A crash between commit and head write leaves the head behind. Such a lag is accepted only
// if
//   1. the head's own signature and data id are right, and the entry it names is in the chain with that very
//   hash;
//   2. every entry after it chains on and carries a right seal; and
//   3. those entries come from at most kMaxLagTransactions transactions: each process that dies can leave one
//   behind.
// Then opening moves the head up. A head that lags by more was put back by somebody: E-LEDGER-CHAIN. An
// absent head is never honest either, since it is written before the first commit of a new data folder. A
// writer that finds the head missing, forged or not in its chain leaves it alone: evidence is not
// overwritten; only reset_head() replaces it.
namespace uketsuke::ledger {

/// Transactions a crash may leave without a head: more processes than any office runs.
inline constexpr int kMaxLagTransactions = 64;
/// What stands before the first entry.
inline const std::string kZeroHash(64, '0');

/// One entry with everything that is hashed.
struct ChainRow {
  std::string chain;  ///< "ledger" or "access"
  std::int64_t sequence = 0;
  std::int64_t txn = 0;
  std::string kind;
  std::string subject;
  std::string actor;
  std::string by_case;
  std::string door;
  Instant at{};
  std::string payload_hmac;
  std::string previous_hash;
  std::string hash;
  Bytes seal;
};

/// Hash over all fields, each with its length so that no two entries look alike.
std::string chain_hash(const std::string& data_id, const ChainRow& row);
/// HMAC over hash and txn under the chain key.
Bytes chain_seal(const SecretKey& chain_key, const ChainRow& row);

/// Last sequence and hash of a chain; sequence 0 with kZeroHash is the empty chain.
struct ChainTip {
  std::int64_t sequence = 0;
  std::string hash = kZeroHash;
  friend bool operator==(const ChainTip&, const ChainTip&) = default;
};

/// The head kept outside the data folder.
struct Head {
  std::string data_id;
  ChainTip ledger;
  ChainTip access;
  Instant written_at{};
  const ChainTip& tip(std::string_view chain) const { return chain == "ledger" ? ledger : access; }
};

/// The head file: text lines and an Ed25519 signature over them.
class HeadFile {
 public:
  HeadFile(std::filesystem::path path, FileSystem& files, const SecretKey& sign_seed, std::string data_id);
  /// The head, or nullopt with `fault` set: "head_missing", "head_signature", "head_other_data".
  std::optional<Head> read(std::string& fault) const;
  void write(const Head& head) const;
  /// Keeps the present file under another name beside it (evidence), if there is one.
  void put_aside(Instant at) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  FileSystem& files_;
  SecretKey seed_;
  std::string data_id_;
};

/// Holds an advisory lock on a file (made if absent) as long as it lives; a killed process loses it.
class FileLock {
 public:
  explicit FileLock(const std::filesystem::path& path);
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  int fd_;
};

}  // namespace uketsuke::ledger
