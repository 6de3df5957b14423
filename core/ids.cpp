#include "core/ids.h"

#include <cstdint>

#include "core/clock.h"
#include "core/crypto/hash.h"

namespace uketsuke {

std::string fresh_id() {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string out(26, '0');
  auto ms = static_cast<std::uint64_t>(system_clock().now().time_since_epoch().count());
  for (std::size_t i = 10; i-- > 0; ms >>= 5) out[i] = kAlphabet[ms & 31U];
  const std::string noise = random_bytes(16);
  for (std::size_t i = 0; i < 16; ++i) out[10 + i] = kAlphabet[static_cast<unsigned char>(noise[i]) & 31U];
  return out;
}

}  // namespace uketsuke
