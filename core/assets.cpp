#include "core/assets.h"

#include <cstdlib>

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

}  // namespace uketsuke
