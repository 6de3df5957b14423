#include <algorithm>
#include <charconv>
#include <thread>

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {
namespace {

/// Readers in other processes hold the log for milliseconds; a second of patience is plenty.
constexpr int kCheckpointAttempts = 20;
constexpr std::chrono::milliseconds kCheckpointPause{50};

}  // namespace

Owner owner_of(const PageId& page) { return {"page", page.file.value + "/" + std::to_string(page.number)}; }

Context::Context(StoreOptions o, const MasterKey& master)
    : options(std::move(o)),
      data_id(master.data_id),
      clock(options.clock != nullptr ? options.clock : &system_clock()),
      files(options.files != nullptr ? *options.files : real_file_system()),
      db(options.data / "uketsuke.db", options.busy_timeout_ms),
      keys(db, master.master, master.data_id),
      sign_seed(master.sign_seed),
      chain_key(derive(master.master, "chainmac")),
      blind_key(derive(master.master, "blindidx")),
      number_key(derive(master.master, "numberix")),
      csrf_key(derive(master.master, "csrftokn")) {}

void Context::write(const std::function<void()>& work) {
  const std::lock_guard lock(mutex);
  if (depth_ > 0) {
    const std::string name = std::string(1, 's') + std::to_string(depth_.load());
    const auto before = chain_first;
    db.script("SAVEPOINT " + name);
    ++depth_;
    try {
      work();
    } catch (...) {
      --depth_;
      if (db.in_transaction()) db.script("ROLLBACK TO " + name + "; RELEASE " + name);
      chain_first = before;
      throw;
    }
    --depth_;
    db.script("RELEASE " + name);
    return;
  }
  UKETSUKE_REQUIRE(!db.in_transaction());  // a write inside a read would see an old state
  db.begin_write();
  writer_ = std::this_thread::get_id();
  ++depth_;
  chain_first.clear();
  try {
    work();
    db.commit();
  } catch (...) {
    --depth_;
    db.rollback();
    chain_first.clear();
    throw;
  }
  --depth_;
  const bool chained = !chain_first.empty();
  chain_first.clear();
  if (chained && after_chain_commit) after_chain_commit();
}

void Context::read(const std::function<void()>& work) {
  const std::lock_guard lock(mutex);
  if (db.in_transaction()) {
    work();
    return;
  }
  db.begin_read();
  try {
    work();
  } catch (...) {
    db.rollback();
    throw;
  }
  db.rollback();
}

void Context::checkpoint() {
  const std::lock_guard lock(mutex);
  for (int attempt = 0; attempt < kCheckpointAttempts; ++attempt) {
    Query q = db.query("PRAGMA wal_checkpoint(TRUNCATE)");
    if (q.next() && q.number(0) == 0) return;
    std::this_thread::sleep_for(kCheckpointPause);
  }
}

Bytes Context::seal_text(const Owner& owner, std::string_view place, std::string_view text) {
  if (text.empty()) return {};
  return seal(keys.need(owner, now()), place, as_bytes(text));
}

std::string Context::open_text(const Owner& owner, std::string_view place, const Bytes& sealed) const {
  if (sealed.empty()) return {};
  return as_text(open_sealed(keys.get(owner), place, sealed));
}

std::string Context::open_or_empty(const Owner& owner, std::string_view place, const Bytes& sealed) const {
  if (sealed.empty()) return {};
  const auto key = keys.find(owner);
  return key ? as_text(open_sealed(*key, place, sealed)) : std::string{};
}

Bytes Context::blind(std::string_view kind, std::string_view key) const {
  Bytes out = hmac(blind_key.bytes(), std::string(kind) + "|" + std::string(key));
  out.resize(16);
  return out;
}

int bounded(int limit) { return std::clamp(limit, 1, 500); }

std::optional<std::int64_t> cursor_number(const std::string& cursor) {
  if (cursor.empty()) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), value);
  if (error != std::errc{} || end != cursor.data() + cursor.size()) throw Failure("E-INPUT-VALUE", "cursor");
  return value;
}

}  // namespace uketsuke::ledger
