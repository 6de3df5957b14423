// The decoding program's messages as hostile bytes: whatever is accepted obeys the limits and comes back the
// same.

#include <cstdlib>

#include "capture/intake/wire.h"
#include "core/limits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uketsuke;
  using namespace uketsuke::capture;
  while (size >= wire::kHeaderBytes) {
    const auto m = wire::read_header(std::span<const std::uint8_t, wire::kHeaderBytes>(data, wire::kHeaderBytes));
    data += wire::kHeaderBytes;
    size -= wire::kHeaderBytes;
    if (!m) break;
    if (m->kind == wire::Kind::Page && std::int64_t{m->width} * m->height > limits::kMaxPagePixels) std::abort();
    const auto again = wire::read_header(wire::write_header(*m));
    if (!again || again->payload_bytes != m->payload_bytes || again->number != m->number) std::abort();
  }
  const Failure failure = wire::read_failure({reinterpret_cast<const char*>(data), size});
  if (failure.code().empty()) std::abort();
  return 0;
}
