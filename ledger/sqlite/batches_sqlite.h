#pragma once

#include "ledger/audit.h"
#include "ledger/batches.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteBatches final : public Batches {
 public:
  SqliteBatches(Context& context, Audit& audit) : context_(context), audit_(audit) {}
  BatchId open(const NewBatch& batch) override;
  BatchState get(const BatchId& batch) override;
  Listed<BatchState> list(const Window& window) override;
  Listed<StoredArrival> arrivals(const BatchId& batch, const Window& window) override;
  void set_header(const BatchId& batch, std::optional<int> sheets, std::optional<Date> received_on) override;
  void raise_alarm(const BatchId& batch, std::string_view code, std::string_view detail) override;
  void clear_alarm(const BatchId& batch, std::string_view code) override;
  void set_envelope(const BatchId& batch, const std::string& actor, const Envelope& envelope) override;
  std::vector<Envelope> envelopes(const BatchId& batch) override;

 private:
  BatchState state_of(const Query& q) const;
  void count(BatchState& state) const;
  Context& context_;
  Audit& audit_;
};

}  // namespace uketsuke::ledger
