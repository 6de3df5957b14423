#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "core/errors/failure.h"

namespace uketsuke::validate::test {

/// A scratch file with this text.
inline std::filesystem::path written(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(UKETSUKE_TEST_TMP) / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

/// Code and detail of the Failure that `load` throws; empty when it throws none.
template <class Load>
std::string refusal(const Load& load) {
  try {
    load();
  } catch (const Failure& failure) {
    return failure.code() + " " + failure.detail();
  }
  return "";
}

}  // namespace uketsuke::validate::test
