#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/form/kind_catalogue.h"
#include "core/model/reading.h"

namespace uketsuke::validate {

/// The decision policy (自動確定の基準): accept, ask or refuse per field kind, by thresholds computed from a
/// target error rate (templates/tables/policy.toml). When unsure it asks.
class Policy {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  static Policy load(const std::filesystem::path& templates_dir);

  /// "policy@version": the actor of its decisions.
  const std::string& id() const { return id_; }

  /// The verdict on one reading. A plain best 個人番号 that fails its check digit is asked, never repaired; a
  /// reading with doubts is asked; Unreadable is refused (it must be typed).
  Disposition judge(const FieldReading& reading, const FieldInfo& field) const;

 private:
  std::string id_;
  std::map<std::string, double> least_confidence_;  ///< by policy class; states of policy.toml
};

}  // namespace uketsuke::validate
