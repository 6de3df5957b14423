#pragma once

#include <filesystem>
#include <vector>

#include "render/typeset/text_style.h"

namespace uketsuke::render {

/// The font files of every role, in the order they are tried for a character. Files are named outright: what
/// is printed never depends on the other fonts of a machine or on anybody's font configuration.
struct FontFiles {
  std::vector<std::filesystem::path> mincho;
  std::vector<std::filesystem::path> gothic;
  std::vector<std::filesystem::path> gothic_bold;
  std::vector<std::filesystem::path> name;
  std::vector<std::filesystem::path> ocr_b;

  /// The files of Debian's packages fonts-ipamj-mincho, fonts-ipaexfont, fonts-morisawa-bizud-mincho,
  /// fonts-morisawa-bizud-gothic and fonts-ocr-b.
  static FontFiles debian();
  const std::vector<std::filesystem::path>& chain(FontRole role, bool bold) const;
};

}  // namespace uketsuke::render
