#include <algorithm>

#include <sodium.h>

#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "ledger/seal/box.h"

namespace uketsuke::ledger {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SecretKey::kBytes == crypto_kdf_KEYBYTES);
static_assert(SecretKey::kBytes == crypto_sign_SEEDBYTES);

const unsigned char* chars(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct SigningPair {
  std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> open{};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  explicit SigningPair(const SecretKey& seed) {
    crypto_sign_seed_keypair(open.data(), secret.data(), seed.bytes().data());
  }
  SigningPair(const SigningPair&) = delete;
  SigningPair& operator=(const SigningPair&) = delete;
  ~SigningPair() { sodium_memzero(secret.data(), secret.size()); }
};

}  // namespace

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

SecretKey SecretKey::random() {
  UKETSUKE_REQUIRE(sodium_init() >= 0);
  SecretKey key;
  randombytes_buf(key.bytes_.data(), kBytes);
  return key;
}

SecretKey SecretKey::from(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != kBytes) throw Failure("E-LEDGER-CORRUPT", "key length");
  SecretKey key;
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

std::span<const std::uint8_t> as_bytes(std::string_view text) { return {chars(text), text.size()}; }

std::string as_text(std::span<const std::uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

Bytes from_hex(std::string_view hex) {
  Bytes out(hex.size() / 2);
  std::size_t got = 0;
  const char* end = nullptr;
  if (hex.size() % 2 != 0 || sodium_hex2bin(out.data(), out.size(), hex.data(), hex.size(), nullptr, &got, &end) != 0 ||
      got != out.size() || end != hex.data() + hex.size())
    throw Failure("E-LEDGER-CORRUPT", "not hex");
  return out;
}

Bytes seal(const SecretKey& key, std::string_view place, std::span<const std::uint8_t> plain) {
  UKETSUKE_REQUIRE(sodium_init() >= 0);
  Bytes out(1 + kNonce + plain.size() + kTag);
  out[0] = kVersion;
  randombytes_buf(out.data() + 1, kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + 1 + kNonce, nullptr, plain.data(), plain.size(), chars(place),
                                             place.size(), nullptr, out.data() + 1, key.bytes().data());
  return out;
}

Bytes open_sealed(const SecretKey& key, std::string_view place, std::span<const std::uint8_t> sealed) {
  if (sealed.size() < 1 + kNonce + kTag || sealed[0] != kVersion) throw Failure("E-LEDGER-CORRUPT", "sealed value");
  Bytes out(sealed.size() - 1 - kNonce - kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data() + 1 + kNonce,
                                                 sealed.size() - 1 - kNonce, chars(place), place.size(),
                                                 sealed.data() + 1, key.bytes().data()) != 0)
    throw Failure("E-LEDGER-CORRUPT", "sealed value");
  return out;
}

SecretKey derive(const SecretKey& key, std::string_view purpose) {
  UKETSUKE_REQUIRE(purpose.size() == crypto_kdf_CONTEXTBYTES);
  std::array<std::uint8_t, SecretKey::kBytes> raw{};
  crypto_kdf_derive_from_key(raw.data(), raw.size(), 1, purpose.data(), key.bytes().data());
  const SecretKey out = SecretKey::from(raw);
  sodium_memzero(raw.data(), raw.size());
  return out;
}

Bytes hmac(std::span<const std::uint8_t> key, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, chars(text), text.size());
  Bytes out(crypto_auth_hmacsha256_BYTES);
  crypto_auth_hmacsha256_final(&state, out.data());
  return out;
}

bool same_bytes(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Bytes sign(const SecretKey& seed, std::string_view text) {
  const SigningPair pair(seed);
  Bytes out(crypto_sign_BYTES);
  crypto_sign_detached(out.data(), nullptr, chars(text), text.size(), pair.secret.data());
  return out;
}

Bytes public_key(const SecretKey& seed) {
  const SigningPair pair(seed);
  return {pair.open.begin(), pair.open.end()};
}

bool verify_signature(std::span<const std::uint8_t> key, std::string_view text,
                      std::span<const std::uint8_t> signature) {
  return key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(signature.data(), chars(text), text.size(), key.data()) == 0;
}

std::string hash_password(std::string_view password) {
  UKETSUKE_REQUIRE(sodium_init() >= 0);
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw Failure("E-ENV-FILE", "not enough memory for argon2id");
  return out.data();
}

bool check_password(const std::string& hash, std::string_view password) {
  return hash.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace uketsuke::ledger
