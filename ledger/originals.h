#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "core/image/codec.h"
#include "core/model/page.h"

namespace uketsuke::ledger {

/// A file about to be taken in. Texts may hold personal data; they are sealed under the batch's key.
struct Incoming {
  BatchId batch;
  FileKind kind = FileKind::Tiff;
  std::string original_name;  ///< UTF-8, shown and never used as a path
  std::string sender;
  std::optional<Date> received_on;  ///< 到達日 (JST); the batch's if not given
  std::string operator_name;
  std::vector<std::string> jobs;  ///< kinds of jobs queued with a new file (none are queued for a duplicate)
  int priority = 0;               ///< of those jobs; higher first
};

/// What became of an arrival (受付の結果): Waiting until every side has its status.
enum class ArrivalState { Waiting, Done, Refused, Duplicate };
std::string_view to_string(ArrivalState state);

/// An arrival as stored.
struct StoredArrival {
  Arrival arrival;
  ArrivalState state = ArrivalState::Waiting;
  std::string code;  ///< why it was refused; empty otherwise
  std::uint64_t byte_count = 0;
  int page_count = 0;              ///< sides; 0 before decoding
  std::optional<ArrivalId> first;  ///< for a duplicate: the arrival that brought the same bytes first
};

/// Result of taking a file in.
struct Received {
  ScanFile file;
  StoredArrival arrival;
  bool duplicate = false;
};

/// The store of originals (原本保管): sealed, read-only, named by the sha256 of their bytes.
class Originals {
 public:
  virtual ~Originals() = default;

  /// Takes a file in: seals the bytes under a key of their own, makes them durable, then writes key, file,
  /// arrival and jobs in one transaction. After a crash at any point either all of it is there or nothing
  /// (reconcile() clears the rest). Same bytes again: only an arrival is added, marked Duplicate. Must not be
  /// called inside transact(). Throws E-LEDGER-DISPOSED for bytes that were disposed of (refuse them with
  /// that code), E-INTAKE-EMPTY, E-INTAKE-TOOLARGE, E-ENV-DISK.
  virtual Received receive(const Incoming& incoming, std::span<const std::uint8_t> bytes) = 0;
  /// The same for a file on disk, read in pieces: memory stays small for the largest file.
  virtual Received receive_file(const Incoming& incoming, const std::filesystem::path& path) = 0;
  /// Records a file that was refused before it was stored (unknown kind, empty, too large).
  virtual StoredArrival refuse(const Incoming& incoming, std::uint64_t byte_count, std::string_view code) = 0;
  /// Marks a stored arrival (and its duplicates) and its pending sides as refused, e.g. E-INTAKE-ENCRYPTED
  /// found when decoding.
  virtual void mark_refused(const ArrivalId& arrival, std::string_view code) = 0;

  /// Whole plain bytes, checked against the id. Throws E-LEDGER-NOTFOUND, E-LEDGER-CORRUPT, or
  /// E-LEDGER-DISPOSED when the key was destroyed.
  virtual Bytes read(const ScanFileId& file) = 0;
  /// The plain bytes piece by piece (about 1 MiB each); throws like read(), at the latest after the last
  /// piece.
  virtual void stream(const ScanFileId& file, const std::function<void(std::span<const std::uint8_t>)>& sink) = 0;

  virtual std::optional<ScanFile> file(const ScanFileId& file) = 0;
  virtual std::optional<StoredArrival> arrival(const ArrivalId& arrival) = 0;
  /// All arrivals of the same bytes, oldest first.
  virtual std::vector<StoredArrival> arrivals_of(const ScanFileId& file) = 0;
};

}  // namespace uketsuke::ledger
