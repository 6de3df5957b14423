#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/model/reading.h"

namespace uketsuke::ledger {

/// The text of a policy file that has decided something, or was put in force.
struct StoredPolicy {
  std::string hash;  ///< SHA-256 of the text
  std::string id;    ///< "policy@version"
  std::string text;
};
struct PolicyAdoption {
  std::string hash;
  std::string id;
  std::string actor;
  Instant at{};
};

/// What the policy said of the readings of one field kind; a 個人番号 that evidence (傍証) decides later stays asked.
struct PolicyTally {
  std::string policy;  ///< its actor
  std::string field_class;
  int accepted = 0;  ///< samples among them included
  int asked = 0;
  int refused = 0;
};

/// Policies that decided something, for good, and which one is in force (自動確定の基準の版).
class Policies {
 public:
  virtual ~Policies() = default;
  /// Keeps a policy's text; the same text again is a no-op.
  virtual void keep(const StoredPolicy& policy) = 0;
  /// By hash, or by its first 12 digits.
  virtual std::optional<StoredPolicy> find(std::string_view hash) = 0;
  /// Puts a policy in force from now on; enters the ledger. Decided fields keep theirs.
  virtual void adopt(const StoredPolicy& policy, const std::string& actor, const std::string& reason) = 0;
  /// The adopted one; nullopt: the released policy.toml is in force.
  virtual std::optional<StoredPolicy> adopted() = 0;
  /// Newest first.
  virtual std::vector<PolicyAdoption> adoptions() = 0;

  virtual void count(const std::string& policy, std::string_view field_class, Disposition disposition,
                     int readings) = 0;
  /// Counted in months that begin on or after the one of `since`.
  virtual std::vector<PolicyTally> tallies(Date since) = 0;
};

}  // namespace uketsuke::ledger
