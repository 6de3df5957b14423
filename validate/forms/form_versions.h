#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"

namespace uketsuke::validate {

/// From when until when a version of a form is taken (様式の版の受付期間), by 到達日. A version that is not named is always
/// taken: an old sheet stays readable, only a person must know that it is old.
struct FormVersion {
  std::string form;
  std::string version;  ///< "v01"
  Date from{};
  std::optional<Date> until;  ///< last day; open if empty
  bool assumed = false;       ///< nobody of the association confirmed it
};

/// templates/tables/form_versions.toml.
class FormVersions {
 public:
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  static FormVersions load(const std::filesystem::path& form_versions_toml);

  /// The entry of a version, or nullptr.
  const FormVersion* find(std::string_view form, std::string_view version) const;

 private:
  std::vector<FormVersion> versions_;
};

}  // namespace uketsuke::validate
