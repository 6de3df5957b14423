#pragma once

#include <span>
#include <string_view>

namespace uketsuke {

/// One stable error code: what happened and what the operator does, in both languages.
/// docs/error-codes.md is checked against this table by a test.
struct ErrorInfo {
  std::string_view code;
  std::string_view what_en;
  std::string_view do_en;
  std::string_view what_ja;
  std::string_view do_ja;
};

/// All codes, sorted by code.
std::span<const ErrorInfo> error_catalogue();

/// The entry of a code, or nullptr if the code is unknown.
const ErrorInfo* find_error(std::string_view code);

}  // namespace uketsuke
