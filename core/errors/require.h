#pragma once

namespace uketsuke {

/// Prints the broken condition to stderr and aborts the process: a bug must never go on with wrong data.
[[noreturn]] void bug(const char* condition, const char* file, int line) noexcept;

}  // namespace uketsuke

/// A condition that only a bug can break; checked in every build.
#define UKETSUKE_REQUIRE(condition) \
  (static_cast<bool>(condition) ? void(0) : ::uketsuke::bug(#condition, __FILE__, __LINE__))
