#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace uketsuke::desk {

/// Base64 with padding (RFC 4648 §4).
std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::desk
