#include "render/notice/notice_templates.h"

#include <fmt/format.h>

#include "core/errors/failure.h"

namespace uketsuke::render {

const NoticeTemplate& NoticeTemplates::find(const std::string& kind, const std::string& version) const {
  const auto versions = by_kind_.find(kind);
  if (versions == by_kind_.end()) throw Failure("E-INPUT-VALUE", fmt::format("no notice of kind '{}'", kind));
  // Versions are v01, v02, …: the last in the order of letters is the newest.
  if (version.empty()) return versions->second.rbegin()->second;
  const auto it = versions->second.find(version);
  if (it == versions->second.end()) {
    throw Failure("E-INPUT-VALUE", fmt::format("notice '{}' has no version '{}'", kind, version));
  }
  return it->second;
}

std::vector<std::string> NoticeTemplates::kinds() const {
  std::vector<std::string> kinds;
  for (const auto& [kind, versions] : by_kind_) kinds.push_back(kind);
  return kinds;
}

NoticeNeeds notice_variables(const NoticeTemplates& templates, const std::string& kind, const std::string& version) {
  const NoticeTemplate& form = templates.find(kind, version);
  return {form.variables, form.tables};
}

}  // namespace uketsuke::render
