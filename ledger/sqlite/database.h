#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/clock.h"
#include "core/image/codec.h"

namespace uketsuke::ledger {

/// One bound value of a statement: null, whole number, real, text or bytes. Instants are milliseconds, dates
/// ISO text.
class Bind {
 public:
  using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Bytes>;
  Bind(std::nullptr_t) : value_(nullptr) {}                                // NOLINT: conversions are the point
  Bind(std::int64_t v) : value_(v) {}                                      // NOLINT
  Bind(int v) : value_(std::int64_t{v}) {}                                 // NOLINT
  Bind(bool v) : value_(std::int64_t{v ? 1 : 0}) {}                        // NOLINT
  Bind(std::uint64_t v) : value_(static_cast<std::int64_t>(v)) {}          // NOLINT
  Bind(double v) : value_(v) {}                                            // NOLINT
  Bind(const char* v) : value_(std::string(v)) {}                          // NOLINT
  Bind(std::string_view v) : value_(std::string(v)) {}                     // NOLINT
  Bind(const std::string& v) : value_(v) {}                                // NOLINT
  Bind(const Bytes& v) : value_(v) {}                                      // NOLINT
  Bind(Instant v) : value_(std::int64_t{v.time_since_epoch().count()}) {}  // NOLINT
  Bind(Date v) : value_(to_iso(v)) {}                                      // NOLINT
  template <class T>
  Bind(const std::optional<T>& v) : value_(v ? Bind(*v).value_ : Value(nullptr)) {}  // NOLINT
  const Value& value() const { return value_; }

 private:
  Value value_;
};

/// Rows of one running statement. Columns count from 0.
class Query {
 public:
  struct State;
  explicit Query(std::unique_ptr<State> state);
  Query(Query&&) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();
  /// Steps to the next row; false after the last.
  bool next();
  bool null(int column) const;
  std::int64_t whole(int column) const;
  int number(int column) const { return static_cast<int>(whole(column)); }
  double real(int column) const;
  bool truth(int column) const { return whole(column) != 0; }
  std::string text(int column) const;
  Bytes bytes(int column) const;
  Instant instant(int column) const { return Instant{std::chrono::milliseconds{whole(column)}}; }
  std::optional<Instant> maybe_instant(int column) const;
  Date date(int column) const { return date_from_iso(text(column)); }
  std::optional<Date> maybe_date(int column) const;
  std::optional<int> maybe_number(int column) const;

 private:
  std::unique_ptr<State> state_;
};

/// A connection to one SQLite file: WAL, synchronous FULL, foreign keys, memory for temporary tables, deleted
/// content overwritten. Not safe for several threads at once (the store's mutex sees to that). SQLite's
/// errors come out as Failure: E-LEDGER-BUSY, E-LEDGER-CORRUPT, E-ENV-DISK, E-CONFLICT (a constraint),
/// E-LEDGER-NOTFOUND (a reference).
class Database {
 public:
  Database(const std::filesystem::path& file, int busy_timeout_ms);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  Query query(std::string_view sql, std::initializer_list<Bind> values = {}) const;
  Query query(std::string_view sql, std::span<const Bind> values) const;
  /// Runs a statement without rows; returns how many rows it changed.
  int run(std::string_view sql, std::initializer_list<Bind> values = {});
  /// Runs several statements.
  void script(const std::string& sql);
  std::int64_t last_row() const;

  /// BEGIN IMMEDIATE, waiting up to the whole patience.
  void begin_write();
  void begin_read();
  void commit();
  void rollback() noexcept;
  bool in_transaction() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace uketsuke::ledger
