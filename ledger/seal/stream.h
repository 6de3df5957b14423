#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>

#include "ledger/seal/box.h"

namespace uketsuke::ledger {

/// Plain bytes of one chunk of a sealed file: 1 MiB keeps memory small and the tags' cost below 0.01 %.
inline constexpr std::size_t kChunkBytes = 1U << 20;

/// Seals a stream of any length in chunks (libsodium secretstream, XChaCha20-Poly1305): chunks cannot be
/// changed, reordered, dropped or cut off at the end without notice. Layout: "UKS1", header 24, then chunks
/// of at most kChunkBytes plain bytes each 17 bytes longer; the last one carries the final tag.
class StreamSealer {
 public:
  using Sink = std::function<void(std::span<const std::uint8_t>)>;
  StreamSealer(const SecretKey& key, std::string_view place, Sink sink);
  StreamSealer(const StreamSealer&) = delete;
  StreamSealer& operator=(const StreamSealer&) = delete;
  ~StreamSealer();
  void add(std::span<const std::uint8_t> plain);
  /// Writes the last chunk; nothing may be added afterwards.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Opens a sealed file piece by piece into `sink`. Throws Failure E-LEDGER-CORRUPT when it is absent,
/// altered, cut off, or sealed under another key or place; pieces given before that are genuine but not the
/// whole.
void open_stream(const SecretKey& key, std::string_view place, const std::filesystem::path& file,
                 const StreamSealer::Sink& sink);

}  // namespace uketsuke::ledger
