#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "ledger/seal/master_key.h"
#include "ledger/sqlite/database.h"
#include "ledger/store.h"

namespace uketsuke::ledger {

/// Names a sealed thing's key: "file", "page", "pack", "batch", "document", "case", "person", "household",
/// "notice", "number", "entry", and the thing's id.
struct Owner {
  std::string kind;
  std::string id;
};
/// Owner of what is derived from a side: "<sha256>/<number>".
Owner owner_of(const PageId& page);

/// The wrapped keys in the table object_key. Destroying a key is disposal.
class Keyring {
 public:
  Keyring(Database& db, const SecretKey& master, std::string data_id);
  /// A key as it stands in the table, without touching the table.
  Bytes wrap(const Owner& owner, const SecretKey& key) const;
  void insert(const Owner& owner, const Bytes& wrapped, std::string_view parent, Instant at);
  /// The owner's key, made at the first call; throws E-LEDGER-DISPOSED.
  SecretKey need(const Owner& owner, Instant at);
  /// The owner's key; throws E-LEDGER-NOTFOUND, E-LEDGER-DISPOSED.
  SecretKey get(const Owner& owner) const;
  std::optional<SecretKey> find(const Owner& owner) const;  ///< nullopt when there is none or it was destroyed
  SecretKey unwrap(const Owner& owner, const Bytes& wrapped) const;
  /// Destroys the owner's key and those of all things that name it as parent.
  void destroy(const Owner& owner, Instant at);
  /// Owners given to destroy() since the last call whose keys are destroyed in the table now.
  std::vector<Owner> take_destroyed();

 private:
  Database& db_;
  SecretKey wrap_key_;
  std::string data_id_;
  std::vector<Owner> destroyed_;
};

/// What all concerns of the SQLite store share: connection, keys, clock, folders, and the running
/// transaction.
class Context {
 public:
  Context(StoreOptions options, const MasterKey& master);

  /// Runs `work` in a write transaction, or inside the running one behind a savepoint.
  void write(const std::function<void()>& work);
  /// Runs `work` on one consistent state of the database.
  void read(const std::function<void()>& work);
  template <class T>
  T reading(const std::function<T()>& work) {
    std::optional<T> out;
    read([&] { out.emplace(work()); });
    return std::move(*out);
  }
  template <class T>
  T writing(const std::function<T()>& work) {
    std::optional<T> out;
    write([&] { out.emplace(work()); });
    return std::move(*out);
  }
  /// Whether this thread is inside write().
  bool in_transaction() const { return depth_ > 0 && writer_ == std::this_thread::get_id(); }

  /// Moves the write-ahead log into the database file and empties it, as far as others let it.
  void checkpoint();
  Instant now() const { return clock->now(); }
  /// Text sealed under the owner's key (made if needed); empty text becomes empty bytes.
  Bytes seal_text(const Owner& owner, std::string_view place, std::string_view text);
  /// Opens what seal_text made. Throws E-LEDGER-DISPOSED, E-LEDGER-CORRUPT.
  std::string open_text(const Owner& owner, std::string_view place, const Bytes& sealed) const;
  /// The same, but empty for disposed things: for lists.
  std::string open_or_empty(const Owner& owner, std::string_view place, const Bytes& sealed) const;
  /// Keyed digest of a normalised key (16 bytes): equal keys meet, nothing can be read from it.
  Bytes blind(std::string_view kind, std::string_view key) const;

  const StoreOptions options;
  const std::string data_id;
  const Clock* const clock;
  FileSystem& files;
  Database db;
  Keyring keys;
  const SecretKey sign_seed;
  const SecretKey chain_key;   ///< seals chain entries
  const SecretKey blind_key;   ///< blind indexes
  const SecretKey number_key;  ///< blind index of the vault alone
  const SecretKey csrf_key;    ///< session token → CSRF token
  std::recursive_mutex mutex;

  /// First sequence each chain got in the running transaction; cleared at its end.
  std::map<std::string, std::int64_t> chain_first;
  /// Called after a commit that appended to a chain.
  std::function<void()> after_chain_commit;

 private:
  std::atomic<int> depth_ = 0;
  std::atomic<std::thread::id> writer_{};
};

/// A limit between 1 and 500.
int bounded(int limit);

/// Plain number cursors: "" ↔ none.
std::optional<std::int64_t> cursor_number(const std::string& cursor);

}  // namespace uketsuke::ledger
