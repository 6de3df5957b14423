#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace uketsuke::app {

/// What the built program printed and how it ended.
struct ProgramResult {
  int exit_code = -1;
  std::string output;

  std::vector<std::string> lines() const {
    std::vector<std::string> out;
    std::istringstream stream(output);
    for (std::string line; std::getline(stream, line);) out.push_back(line);
    return out;
  }
};

/// Runs the built program with words that need no quoting (or are quoted by the caller); standard error is dropped.
inline ProgramResult run_program(const std::string& words) {
  const std::string command = std::string(UKETSUKE_BUILD_DIR) + "/uketsuke " + words + " 2>/dev/null";
  ProgramResult result;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return result;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
    result.output.append(buffer.data(), n);
  const int status = ::pclose(pipe);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

/// A file of the bundled batch.
inline std::string sample(const std::string& name) {
  return (std::filesystem::path(UKETSUKE_SOURCE_DIR) / "tests/samples/batch" / name).string();
}

}  // namespace uketsuke::app
