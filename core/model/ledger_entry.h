#pragma once

#include <cstdint>
#include <string>

#include "core/clock.h"

namespace uketsuke {

/// One record of the append-only ledger (台帳記録). Payloads enter as an HMAC under an erasable salt of their own,
/// since twelve digits could be guessed from a plain hash.
struct LedgerEntry {
  std::int64_t sequence = 0;  ///< from 1 without gaps
  std::string kind;           ///< e.g. "case.approved", "notice.issued"
  std::string subject;        ///< id of what it is about; no personal data
  std::string actor;
  Instant at{};
  std::string payload_hmac;   ///< hex
  std::string previous_hash;  ///< hex; 64 zeros for the first entry
  std::string hash;           ///< hex, over all fields above
};

}  // namespace uketsuke
