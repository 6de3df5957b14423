#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"

namespace uketsuke::ledger {

/// One setting of the association (設定) with who answers for it.
struct Setting {
  std::string key;  ///< "association.name", …
  std::string value;
  std::string owner;     ///< role that may change it besides admin
  bool assumed = false;  ///< a default nobody confirmed yet: shown as such
  int version = 0;
  std::optional<Instant> changed_at;
  std::string changed_by;
};

struct SettingChange {
  Instant at{};
  std::string by;
  std::string value;
  std::string reason;
};

/// Settings with owner and history.
class Settings {
 public:
  virtual ~Settings() = default;
  /// Makes a setting known with a default; leaves an existing one alone.
  virtual void declare(const std::string& key, const std::string& value, const std::string& owner, bool assumed) = 0;
  virtual std::optional<Setting> get(std::string_view key) = 0;
  /// By key.
  virtual std::vector<Setting> list() = 0;
  /// Changes a declared setting; enters the ledger. Throws E-LEDGER-NOTFOUND, E-CONFLICT when `version` is
  /// stale.
  virtual Setting set(const std::string& key, const std::string& value, int version, const std::string& actor,
                      const std::string& reason) = 0;
  /// Newest first; the last one is the default.
  virtual std::vector<SettingChange> history(std::string_view key) = 0;
};

}  // namespace uketsuke::ledger
