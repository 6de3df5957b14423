#pragma once

#include "ledger/sides.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

class SqliteSides final : public Sides {
 public:
  explicit SqliteSides(Context& context) : context_(context) {}
  void expect(const ScanFileId& file, int pages) override;
  void record(const PageId& page, const SideOutcome& outcome) override;
  std::optional<Side> get(const PageId& page) override;
  std::vector<SideOutcome> history(const PageId& page) override;
  Listed<Side> of_batch(const BatchId& batch, const Window& window) override;
  std::vector<Side> of_arrival(const ArrivalId& arrival) override;
  Listed<Side> attention(std::optional<SideStatus> status, std::optional<BatchId> batch, const Window& window) override;
  void settle(const PageId& page, const Settlement& settlement) override;
  void set_keys(const PageId& page, const std::vector<std::string>& keys) override;
  std::vector<PageId> sharing_keys(const PageId& page, int most) override;
  PageId mark_repeat(const PageId& one, const PageId& other) override;
  std::vector<PageId> repeats(const PageId& page) override;

 private:
  Listed<Side> listed(const std::string& condition, std::vector<Bind> binds, const Window& window);
  Context& context_;
};

/// Gives a duplicate arrival its sides, all Duplicate.
void add_duplicate_sides(Context& context, const Arrival& arrival, int pages);

}  // namespace uketsuke::ledger
