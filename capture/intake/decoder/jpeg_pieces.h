#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace uketsuke::capture::decoder {

/// A picture among those that lie one behind the other in one file.
struct JpegPiece {
  std::span<const std::uint8_t> bytes;  ///< from its first to its last byte; empty when it is no JPEG
};

/// The pictures of a file that begins with a JPEG, the first included: files joined end to end, stereo and
/// burst pictures (MPO). What a camera puts behind a picture for its own use is none: a smaller preview and
/// the map of brightness (Ultra HDR). A document of another kind behind them is a piece without bytes, and the
/// last. At least 1; linear time.
std::vector<JpegPiece> jpeg_pieces(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::capture::decoder
