#include "core/assets.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>

#include "core/errors/failure.h"

namespace uketsuke {

Assets Assets::locate() {
  const char* set = std::getenv("UKETSUKE_ASSETS");
  if (set != nullptr) {
    const std::filesystem::path root(set);
    return {root / "templates", root / "models", root / "deps", root / "desk", root / "samples"};
  }
  const std::filesystem::path root(UKETSUKE_BUILT_FROM);
  return {root / "templates", root / "ocr/models", std::filesystem::path(UKETSUKE_BUILT_DEPS), root / "desk/ui/dist",
          root / "tests/samples"};
}

std::filesystem::path newest_dependency(const std::filesystem::path& deps, std::string_view name) {
  namespace fs = std::filesystem;
  const std::string prefix = std::string(name) + "-";
  fs::path newest;
  std::error_code error;
  for (fs::directory_iterator it(deps, error), end; !error && it != end; it.increment(error))
    if (it->path().filename().string().starts_with(prefix)) newest = std::max(newest, it->path());
  if (newest.empty()) throw Failure("E-ENV-FILE", std::string(name) + ": run ./run setup").at(deps.filename().string());
  return newest;
}

}  // namespace uketsuke
