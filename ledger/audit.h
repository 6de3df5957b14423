#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/model/ledger_entry.h"
#include "ledger/listing.h"

namespace uketsuke::ledger {

/// Somebody looked at something (閲覧記録).
struct Look {
  std::string user;
  std::string action;  ///< stable word: "case.open", "number.reveal", "search", …
  std::string object;  ///< without personal data: document, field, page
  std::optional<CaseId> by_case;
  std::string reason;  ///< sealed
  std::string door;    ///< "desk", "command_line"
};
struct StoredLook {
  std::int64_t sequence = 0;
  Instant at{};
  Look look;
};
struct LookFilter {
  std::optional<Date> from;  ///< JST days, both included
  std::optional<Date> to;
  std::string user;
  std::optional<CaseId> by_case;
};

/// Outcome of checking one chain.
struct ChainReport {
  bool ok = false;
  std::int64_t entries = 0;
  std::int64_t head_lag = 0;  ///< entries after the outside head, all genuine: a crash right after a commit
  std::int64_t first_bad_sequence = 0;
  std::string fault;  ///< stable word, empty if ok: "hash", "gap", "previous", "seal", "head_missing",
                      ///< "head_signature", "head_other_data", "cut_tail", "head_differs", "head_too_old",
                      ///< "payload"
};
struct VerifyReport {
  ChainReport ledger;
  ChainReport access;
  Instant checked_at{};
  bool ok() const { return ledger.ok && access.ok; }
};

/// The two chains (台帳の連鎖, 閲覧記録の連鎖). ledger/chain/chain.h says how they hold.
class Audit {
 public:
  virtual ~Audit() = default;
  /// Appends to the ledger chain. The payload (may hold personal data) enters as HMAC under a salt of its own
  /// and is kept sealed until erase(). Returns the sequence.
  virtual std::int64_t append(const std::string& kind, const std::string& subject, const std::string& actor,
                              const std::string& payload) = 0;
  /// Appends to the access chain; durable before it returns (outside transact()).
  virtual std::int64_t looked(const Look& look) = 0;
  /// Erases salt and payload of an entry for good; the chain still verifies.
  virtual void erase(std::int64_t sequence) = 0;
  virtual std::optional<LedgerEntry> entry(std::int64_t sequence) = 0;
  /// The payload, or nullopt when it was erased.
  virtual std::optional<std::string> payload(std::int64_t sequence) = 0;
  /// Entries about a subject, oldest first.
  virtual std::vector<LedgerEntry> about(std::string_view subject) = 0;
  /// Newest first.
  virtual Listed<LedgerEntry> list(const Window& window) = 0;
  virtual Listed<StoredLook> looks(const LookFilter& filter, const Window& window) = 0;
  /// Walks both chains and compares with the head kept outside the data folder.
  virtual VerifyReport verify() = 0;
  /// After restoring a verified backup: accepts the chain as it stands, writes a new head and enters
  /// "head.reset" with actor and reason. The old head is kept beside it.
  virtual void reset_head(const std::string& actor, const std::string& reason) = 0;
};

}  // namespace uketsuke::ledger
