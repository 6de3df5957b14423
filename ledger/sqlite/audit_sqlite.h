#pragma once

#include "ledger/audit.h"
#include "ledger/chain/chain.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

/// The chains in SQLite and their head outside.
class SqliteAudit final : public Audit {
 public:
  SqliteAudit(Context& context, std::filesystem::path head_file);

  std::int64_t append(const std::string& kind, const std::string& subject, const std::string& actor,
                      const std::string& payload) override;
  std::int64_t looked(const Look& look) override;
  void erase(std::int64_t sequence) override;
  std::optional<LedgerEntry> entry(std::int64_t sequence) override;
  std::optional<std::string> payload(std::int64_t sequence) override;
  std::vector<LedgerEntry> about(std::string_view subject) override;
  Listed<LedgerEntry> list(const Window& window) override;
  Listed<StoredLook> looks(const LookFilter& filter, const Window& window) override;
  VerifyReport verify() override;
  void reset_head(const std::string& actor, const std::string& reason) override;

  /// At opening: compares head and database without walking the whole chain, moves a head that lags by a
  /// crash, and returns the fault, if any. `moved` tells that it was moved.
  std::string check_head(bool& moved);
  /// After a commit: writes the new tips outside, unless the head there is missing, forged or of another
  /// chain.
  void advance_head();
  const HeadFile& head() const { return head_; }

 private:
  std::int64_t add(ChainRow row, const std::string& payload);
  ChainTip tip(const std::string& chain) const;
  /// Fault of the lag between a head's tip and the database, or empty; counts the lagging entries.
  std::string lag_fault(const std::string& chain, const ChainTip& outside, std::int64_t& lag) const;
  ChainReport walk(const std::string& chain, const std::optional<Head>& outside, const std::string& head_fault) const;
  std::string row_fault(const ChainRow& row, const ChainTip& before) const;
  bool payload_holds(const ChainRow& row) const;

  Context& context_;
  HeadFile head_;
};

}  // namespace uketsuke::ledger
