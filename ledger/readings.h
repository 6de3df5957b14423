#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/image/codec.h"
#include "core/model/reading.h"

namespace uketsuke::ledger {

/// A picture or other derived data of a side, sealed under the side's keys.
struct NewBlob {
  std::string name;   ///< unique within the pack: "clean", "preview", "strip/person.name/0", …
  std::string media;  ///< "image/png", "image/jpeg", …
  Bytes bytes;
};

/// A sealed pack file already durable on disk but not yet known to the database. Attach it inside the
/// transaction that uses it; never attached, it is an orphan that reconcile() removes.
struct StagedPack {
  struct Entry {
    std::string name;
    std::string media;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;  ///< sealed bytes
  };
  PageId page;
  std::string id;
  std::string sealed_key;  ///< wrapped, bytes
  std::uint64_t byte_count = 0;
  std::vector<Entry> entries;
};

/// A reading as stored: the crops are left out of `reading` and can be had as blobs.
struct StoredReading {
  std::int64_t id = 0;
  int version = 1;                                               ///< of this side, from 1; a re-read adds the next
  PageReading reading;                                           ///< crops empty; see crop_blob
  std::map<std::pair<std::string, int>, std::string> crop_blob;  ///< (field, row) → blob name, if a crop was kept
  std::map<std::pair<std::string, int>, Disposition> dispositions;
  std::string processor;  ///< kind of processor that computed it
  Instant recorded_at{};
};

/// Readings and pictures of sides (読取結果). Never overwritten: a re-read adds a version.
class Readings {
 public:
  virtual ~Readings() = default;
  /// Writes derived data of a side as one sealed file, outside any transaction.
  virtual StagedPack stage(const PageId& page, const std::vector<NewBlob>& blobs) = 0;
  /// Makes a staged pack part of the side; a later pack's entry of the same name hides the earlier one.
  virtual void attach(const StagedPack& pack) = 0;
  /// The bytes of the newest blob of that name, or nullopt if there never was one. Throws E-LEDGER-DISPOSED,
  /// E-LEDGER-CORRUPT.
  virtual std::optional<NewBlob> blob(const PageId& page, std::string_view name) = 0;

  /// Stores a reading (images in it are ignored: stage crops under the names given in crop_blob). The same
  /// recompute_key for the same side again is a no-op that returns the stored id.
  virtual std::int64_t store(const StoredReading& reading) = 0;
  /// The newest version.
  virtual std::optional<StoredReading> latest(const PageId& page) = 0;
  /// All versions, oldest first.
  virtual std::vector<StoredReading> versions(const PageId& page) = 0;
  /// True when this side already has a reading with that key (nothing to compute again).
  virtual bool has(const PageId& page, std::string_view recompute_key) = 0;
};

}  // namespace uketsuke::ledger
