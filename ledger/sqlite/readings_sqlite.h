#pragma once

#include "ledger/readings.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteReadings final : public Readings {
 public:
  explicit SqliteReadings(Context& context) : context_(context) {}
  StagedPack stage(const PageId& page, const std::vector<NewBlob>& blobs) override;
  void attach(const StagedPack& pack) override;
  std::optional<NewBlob> blob(const PageId& page, std::string_view name) override;
  std::int64_t store(const StoredReading& reading) override;
  std::optional<StoredReading> latest(const PageId& page) override;
  std::vector<StoredReading> versions(const PageId& page) override;
  bool has(const PageId& page, std::string_view recompute_key) override;

 private:
  StoredReading reading_of(const Query& q, const PageId& page) const;
  Context& context_;
};

}  // namespace uketsuke::ledger
