#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "desk/http/message.h"

namespace uketsuke::desk {

/// The built pages of the desk, read once at start: a request chooses among known names and never names a path.
class StaticFiles {
 public:
  /// Reads every file below `folder` (a few megabytes). A folder that is not there leaves a page that says so.
  explicit StaticFiles(const std::filesystem::path& folder);

  /// The file of a path, or the desk's page for every path a person can open in it ("/cases/…"); 404 for a missing
  /// asset.
  Response get(std::string_view path) const;
  bool built() const { return !index_.empty(); }

 private:
  struct File {
    std::string type;
    std::string bytes;
  };
  std::map<std::string, File, std::less<>> files_;
  std::string index_;
};

}  // namespace uketsuke::desk
