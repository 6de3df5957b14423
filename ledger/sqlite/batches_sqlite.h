#pragma once

#include "ledger/batches.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteBatches final : public Batches {
 public:
  explicit SqliteBatches(Context& context) : context_(context) {}
  BatchId open(const NewBatch& batch) override;
  BatchState get(const BatchId& batch) override;
  Listed<BatchState> list(const Window& window) override;
  Listed<StoredArrival> arrivals(const BatchId& batch, const Window& window) override;
  void set_header(const BatchId& batch, std::optional<int> sheets, std::optional<Date> received_on) override;
  void raise_alarm(const BatchId& batch, std::string_view code, std::string_view detail) override;
  void clear_alarm(const BatchId& batch, std::string_view code) override;

 private:
  BatchState state_of(const Query& q) const;
  void count(BatchState& state) const;
  Context& context_;
};

}  // namespace uketsuke::ledger
