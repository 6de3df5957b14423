#include <algorithm>
#include <array>
#include <fstream>
#include <string>

#include <sodium.h>

#include "core/errors/failure.h"
#include "core/errors/require.h"
#include "ledger/seal/stream.h"

namespace uketsuke::ledger {
namespace {

constexpr std::string_view kMagic = "UKS1";
constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kExtra = crypto_secretstream_xchacha20poly1305_ABYTES;

[[noreturn]] void damaged(const std::filesystem::path& file) {
  throw Failure("E-LEDGER-CORRUPT", "sealed file").at(file.filename().string());
}

// Reads up to n bytes; fewer only at the end of the file.
std::size_t read_up_to(std::ifstream& in, std::uint8_t* to, std::size_t n) {
  in.read(reinterpret_cast<char*>(to), static_cast<std::streamsize>(n));
  return static_cast<std::size_t>(in.gcount());
}

}  // namespace

struct StreamSealer::State {
  crypto_secretstream_xchacha20poly1305_state stream;
  std::string place;
  Sink sink;
  Bytes pending;
  Bytes sealed;
  bool finished = false;

  void push(unsigned char tag) {
    sealed.resize(pending.size() + kExtra);
    crypto_secretstream_xchacha20poly1305_push(&stream, sealed.data(), nullptr, pending.data(), pending.size(),
                                               reinterpret_cast<const unsigned char*>(place.data()), place.size(), tag);
    sink(sealed);
    pending.clear();
  }
};

StreamSealer::StreamSealer(const SecretKey& key, std::string_view place, Sink sink)
    : state_(std::make_unique<State>()) {
  UKETSUKE_REQUIRE(sodium_init() >= 0);
  state_->place = place;
  state_->sink = std::move(sink);
  state_->pending.reserve(kChunkBytes);
  std::array<std::uint8_t, kHeader> header{};
  crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, header.data(), key.bytes().data());
  state_->sink(as_bytes(kMagic));
  state_->sink(header);
}

StreamSealer::~StreamSealer() {
  sodium_memzero(&state_->stream, sizeof state_->stream);
  sodium_memzero(state_->pending.data(), state_->pending.size());
}

void StreamSealer::add(std::span<const std::uint8_t> plain) {
  UKETSUKE_REQUIRE(!state_->finished);
  while (!plain.empty()) {
    // A full chunk is pushed only when more follows, so that the last one can carry the final tag.
    if (state_->pending.size() == kChunkBytes) state_->push(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    const std::size_t take = std::min(plain.size(), kChunkBytes - state_->pending.size());
    const auto part = plain.first(take);
    state_->pending.insert(state_->pending.end(), part.begin(), part.end());
    plain = plain.subspan(take);
  }
}

void StreamSealer::finish() {
  UKETSUKE_REQUIRE(!state_->finished);
  state_->push(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  state_->finished = true;
}

void open_stream(const SecretKey& key, std::string_view place, const std::filesystem::path& file,
                 const StreamSealer::Sink& sink) {
  std::ifstream in(file, std::ios::binary);
  std::array<std::uint8_t, kHeader + 4> front{};
  if (!in || read_up_to(in, front.data(), front.size()) != front.size() || as_text(std::span(front).first(4)) != kMagic)
    damaged(file);
  crypto_secretstream_xchacha20poly1305_state stream;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, front.data() + 4, key.bytes().data()) != 0)
    damaged(file);
  Bytes sealed(kChunkBytes + kExtra);
  Bytes plain(kChunkBytes);
  unsigned char tag = 0;
  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    const std::size_t got = read_up_to(in, sealed.data(), sealed.size());
    unsigned long long length = 0;
    if (got < kExtra || crypto_secretstream_xchacha20poly1305_pull(
                            &stream, plain.data(), &length, &tag, sealed.data(), got,
                            reinterpret_cast<const unsigned char*>(place.data()), place.size()) != 0)
      damaged(file);
    sink(std::span(plain).first(static_cast<std::size_t>(length)));
  }
  if (in.peek() != std::ifstream::traits_type::eof()) damaged(file);
  sodium_memzero(plain.data(), plain.size());
}

}  // namespace uketsuke::ledger
