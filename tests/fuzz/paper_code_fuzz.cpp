// A code from paper as hostile bytes: whatever is accepted is what we would print ourselves, byte for byte.

#include <cstdint>
#include <cstdlib>

#include "core/form/sheet_code.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uketsuke;
  const std::string payload(reinterpret_cast<const char*>(data), size);
  const auto code = parse_paper_code(payload);
  if (code && format_paper_code(*code) != payload) std::abort();
  return 0;
}
