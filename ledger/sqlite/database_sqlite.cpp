#include <chrono>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sqlite3.h>

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "ledger/sqlite/database.h"

namespace uketsuke::ledger {
namespace {

// SQLite's message names tables and columns, never values, so it may enter a Failure.
[[noreturn]] void fail(sqlite3* db, int code) {
  const std::string why = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Failure("E-LEDGER-BUSY");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw Failure("E-LEDGER-CORRUPT", why);
    case SQLITE_CONSTRAINT:
      if (db != nullptr && sqlite3_extended_errcode(db) == SQLITE_CONSTRAINT_FOREIGNKEY)
        throw Failure("E-LEDGER-NOTFOUND", why);
      throw Failure("E-CONFLICT", why);
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM: throw Failure("E-ENV-DISK", why);
    default: bug(why.c_str(), "database_sqlite.cpp", __LINE__);
  }
}

struct Binder {
  sqlite3_stmt* statement;
  int index;
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t v) const { return sqlite3_bind_int64(statement, index, v); }
  int operator()(double v) const { return sqlite3_bind_double(statement, index, v); }
  int operator()(const std::string& v) const {
    return sqlite3_bind_text64(statement, index, v.data(), v.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  int operator()(const Bytes& v) const {
    return v.empty() ? sqlite3_bind_zeroblob(statement, index, 0)
                     : sqlite3_bind_blob64(statement, index, v.data(), v.size(), SQLITE_TRANSIENT);
  }
};

struct Prepared {
  sqlite3_stmt* statement = nullptr;
  bool busy = false;
};

}  // namespace

struct Database::State {
  sqlite3* db = nullptr;
  int patience_ms = 0;
  mutable std::unordered_map<std::string, Prepared> cache;
};

struct Query::State {
  sqlite3* db = nullptr;
  sqlite3_stmt* statement = nullptr;
  Prepared* cached = nullptr;  // null: this query owns the statement
};

Query::Query(std::unique_ptr<State> state) : state_(std::move(state)) {}
Query::Query(Query&&) noexcept = default;

Query::~Query() {
  if (!state_) return;
  if (state_->cached == nullptr) {
    sqlite3_finalize(state_->statement);
    return;
  }
  sqlite3_reset(state_->statement);
  sqlite3_clear_bindings(state_->statement);
  state_->cached->busy = false;
}

bool Query::next() {
  const int code = sqlite3_step(state_->statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(state_->db, code);
}

bool Query::null(int column) const { return sqlite3_column_type(state_->statement, column) == SQLITE_NULL; }
std::int64_t Query::whole(int column) const { return sqlite3_column_int64(state_->statement, column); }
double Query::real(int column) const { return sqlite3_column_double(state_->statement, column); }

std::string Query::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(state_->statement, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(state_->statement, column))};
}

Bytes Query::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(state_->statement, column));
  if (data == nullptr) return {};
  return {data, data + sqlite3_column_bytes(state_->statement, column)};
}

std::optional<Instant> Query::maybe_instant(int column) const {
  return null(column) ? std::nullopt : std::optional(instant(column));
}
std::optional<Date> Query::maybe_date(int column) const {
  return null(column) ? std::nullopt : std::optional(date(column));
}
std::optional<int> Query::maybe_number(int column) const {
  return null(column) ? std::nullopt : std::optional(number(column));
}

Database::Database(const std::filesystem::path& file, int busy_timeout_ms) : state_(std::make_unique<State>()) {
  state_->patience_ms = busy_timeout_ms;
  const int code = sqlite3_open_v2(file.c_str(), &state_->db,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  try {
    if (code != SQLITE_OK) fail(state_->db, code);
    sqlite3_extended_result_codes(state_->db, 1);
    sqlite3_busy_timeout(state_->db, busy_timeout_ms);
    script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
        "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA recursive_triggers=ON;");
  } catch (...) {
    sqlite3_close_v2(state_->db);
    throw;
  }
}

Database::~Database() {
  for (auto& [sql, prepared] : state_->cache) sqlite3_finalize(prepared.statement);
  sqlite3_close_v2(state_->db);
}

Query Database::query(std::string_view sql, std::initializer_list<Bind> values) const {
  return query(sql, std::span<const Bind>(values.begin(), values.size()));
}

Query Database::query(std::string_view sql, std::span<const Bind> values) const {
  auto running = std::make_unique<Query::State>();
  running->db = state_->db;
  Prepared& cached = state_->cache[std::string(sql)];
  if (cached.statement != nullptr && !cached.busy) {
    running->statement = cached.statement;
    running->cached = &cached;
    cached.busy = true;
  } else {
    const int code = sqlite3_prepare_v3(state_->db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &running->statement, nullptr);
    if (code != SQLITE_OK) fail(state_->db, code);
    if (cached.statement == nullptr) {
      cached = {running->statement, true};
      running->cached = &cached;
    }
  }
  sqlite3_stmt* statement = running->statement;
  Query out(std::move(running));
  int index = 0;
  for (const Bind& value : values) {
    const int code = std::visit(Binder{statement, ++index}, value.value());
    if (code != SQLITE_OK) fail(state_->db, code);
  }
  return out;
}

int Database::run(std::string_view sql, std::initializer_list<Bind> values) {
  Query running = query(sql, values);
  while (running.next()) {
  }
  return sqlite3_changes(state_->db);
}

void Database::script(const std::string& sql) {
  const int code = sqlite3_exec(state_->db, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(state_->db, code);
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(state_->db); }

void Database::begin_write() {
  using std::chrono::steady_clock;
  const auto end = steady_clock::now() + std::chrono::milliseconds(state_->patience_ms);
  // SQLite's own busy handler waits; but a lock held during recovery of the WAL is reported at once, so try
  // again.
  while (true) {
    const int code = sqlite3_exec(state_->db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return;
    if ((code & 0xFF) != SQLITE_BUSY || steady_clock::now() >= end) fail(state_->db, code);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void Database::begin_read() { script("BEGIN"); }
void Database::commit() { script("COMMIT"); }

void Database::rollback() noexcept {
  if (in_transaction()) sqlite3_exec(state_->db, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(state_->db) == 0; }

}  // namespace uketsuke::ledger
