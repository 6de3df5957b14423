#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace uketsuke {

/// SHA-256 as 64 lower-case hex digits.
std::string sha256_hex(std::span<const std::uint8_t> bytes);
std::string sha256_hex(std::string_view text);

/// SHA-256 of data that comes in pieces.
class Sha256 {
 public:
  Sha256();
  void add(std::span<const std::uint8_t> bytes);
  /// The digest in hex; the object is spent afterwards.
  std::string hex();

 private:
  // Large enough for libsodium's crypto_hash_sha256_state; a static_assert in the adapter checks it.
  alignas(8) std::array<std::uint8_t, 112> state_{};
};

/// `n` random bytes from the operating system.
std::string random_bytes(std::size_t n);
/// Lower-case hex of bytes.
std::string to_hex(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke
