// Kind and completeness of any bytes: no crash, no reading outside, and a cut file that counts as whole must
// have been whole for a reason that a longer one shares (the kind does not change when bytes are appended).

#include <cstdlib>

#include "capture/intake/sniff.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uketsuke::capture;
  const std::span<const std::uint8_t> bytes(data, size);
  const Completeness whole = is_complete(bytes);
  if (whole.complete != whole.reason.empty()) std::abort();
  if (whole.complete && !sniff(bytes)) std::abort();
  return 0;
}
