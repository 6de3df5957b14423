#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/form/form_template.h"

namespace uketsuke {

/// Loads one form.toml strictly: an unknown key, a missing key or a wrong type is a Failure E-TEMPLATE-INVALID
/// naming file:line.
FormTemplate load_form_template(const std::filesystem::path& form_toml);

/// All released form templates of a templates folder (`forms/<id>/<version>/form.toml`), loaded once.
class TemplateSet {
 public:
  explicit TemplateSet(const std::filesystem::path& templates_dir);
  /// For tests and tools.
  explicit TemplateSet(std::vector<FormTemplate> forms) : forms_(std::move(forms)) {}

  const std::vector<FormTemplate>& forms() const { return forms_; }
  /// The template, or nullptr when that id, version and page are not known.
  const FormTemplate* find(std::string_view id, std::string_view version, int page = 1) const;
  /// True when any version of the id is known.
  bool knows(std::string_view id) const;
  /// The newest version of an id, or nullptr.
  const FormTemplate* newest(std::string_view id) const;

 private:
  std::vector<FormTemplate> forms_;
};

}  // namespace uketsuke
