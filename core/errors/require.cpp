#include "core/errors/require.h"

#include <cstdio>
#include <cstdlib>

namespace uketsuke {

void bug(const char* condition, const char* file, int line) noexcept {
  std::fprintf(stderr, "uketsuke: bug: %s at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace uketsuke
