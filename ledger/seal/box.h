#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/image/codec.h"

namespace uketsuke::ledger {

/// A 256-bit key; its bytes are wiped when it goes away.
class SecretKey {
 public:
  static constexpr std::size_t kBytes = 32;
  SecretKey() = default;
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();
  static SecretKey random();
  /// Exactly 32 bytes; throws Failure E-LEDGER-CORRUPT otherwise.
  static SecretKey from(std::span<const std::uint8_t> bytes);
  std::span<const std::uint8_t> bytes() const { return bytes_; }

 private:
  std::array<std::uint8_t, kBytes> bytes_{};
};

/// Bytes of a text, and back.
std::span<const std::uint8_t> as_bytes(std::string_view text);
std::string as_text(std::span<const std::uint8_t> bytes);
/// Bytes of lower-case hex; throws Failure E-LEDGER-CORRUPT for anything else.
Bytes from_hex(std::string_view hex);

/// Seals bytes: XChaCha20-Poly1305 (IETF) under a random nonce. `place` (what and where it is) is
/// authenticated, so that a sealed value moved to another row does not open. Layout: version 1, nonce 24,
/// cipher text with tag 16.
Bytes seal(const SecretKey& key, std::string_view place, std::span<const std::uint8_t> plain);
/// Opens what seal() made; throws Failure E-LEDGER-CORRUPT when key, place or bytes do not fit.
Bytes open_sealed(const SecretKey& key, std::string_view place, std::span<const std::uint8_t> sealed);

/// A key for one purpose, derived from another (BLAKE2b, libsodium crypto_kdf); `purpose` has exactly 8
/// characters.
SecretKey derive(const SecretKey& key, std::string_view purpose);

/// HMAC-SHA-256 (RFC 2104), 32 bytes.
Bytes hmac(std::span<const std::uint8_t> key, std::string_view text);
/// Compares in constant time.
bool same_bytes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// Ed25519 from a 32-byte seed: signature (64 bytes) of a text, and its check against the seed's public key.
Bytes sign(const SecretKey& seed, std::string_view text);
Bytes public_key(const SecretKey& seed);
bool verify_signature(std::span<const std::uint8_t> public_key, std::string_view text,
                      std::span<const std::uint8_t> signature);

/// argon2id with libsodium's interactive limits (64 MiB, 2 passes); a printable string with its salt.
std::string hash_password(std::string_view password);
bool check_password(const std::string& hash, std::string_view password);

}  // namespace uketsuke::ledger
