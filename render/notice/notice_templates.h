#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/notice/notice_template.h"

namespace uketsuke::render {

/// All notice templates, read strictly: an unknown key, a variable that is used but not declared (or declared
/// but not used), an unknown style, filter or column is Failure E-TEMPLATE-INVALID with file:line.
class NoticeTemplates {
 public:
  /// Reads `<folder>/<kind>/<version>/notice.toml` for every sub-folder (Assets::templates / "notices").
  static NoticeTemplates load(const std::filesystem::path& folder);
  /// One template from text (tests); `file` is used in messages.
  static NoticeTemplate parse(std::string_view text, const std::string& file);

  /// Throws Failure E-INPUT-VALUE when there is no such kind or version; an empty version means the newest.
  const NoticeTemplate& find(const std::string& kind, const std::string& version = {}) const;
  std::vector<std::string> kinds() const;

 private:
  std::map<std::string, std::map<std::string, NoticeTemplate>> by_kind_;
};

/// What must be filled before a notice of this kind can be rendered.
struct NoticeNeeds {
  std::vector<NoticeVariable> variables;
  std::vector<NoticeTable> tables;
};
NoticeNeeds notice_variables(const NoticeTemplates& templates, const std::string& kind,
                             const std::string& version = {});

}  // namespace uketsuke::render
