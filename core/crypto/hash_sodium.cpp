#include <sodium.h>

#include "core/crypto/hash.h"
#include "core/errors/require.h"

namespace uketsuke {
namespace {

static_assert(sizeof(crypto_hash_sha256_state) <= 112);

crypto_hash_sha256_state* state_of(std::array<std::uint8_t, 112>& bytes) {
  return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

}  // namespace

Sha256::Sha256() { crypto_hash_sha256_init(state_of(state_)); }

void Sha256::add(std::span<const std::uint8_t> bytes) {
  crypto_hash_sha256_update(state_of(state_), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(state_of(state_), digest.data());
  return to_hex(digest);
}

std::string sha256_hex(std::span<const std::uint8_t> bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_hex(std::string_view text) {
  return sha256_hex(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::string random_bytes(std::size_t n) {
  UKETSUKE_REQUIRE(sodium_init() >= 0);
  std::string out(n, '\0');
  randombytes_buf(out.data(), n);
  return out;
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
  out.pop_back();
  return out;
}

}  // namespace uketsuke
