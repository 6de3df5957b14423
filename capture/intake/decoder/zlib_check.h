#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace uketsuke::capture::decoder {

/// Gives the next bytes of a stream; 0 at its end.
using NextBytes = std::function<std::size_t(std::span<std::uint8_t>)>;

/// Whether zlib data (RFC 1950) is as it was written, told by its Adler-32 checksum: false when the data does
/// not decode or the checksum differs. Data that ends before its checksum is not judged: some writers leave
/// the checksum out, and missing pixels show by their number. Stops as true after `most` unpacked bytes.
bool is_sound_zlib(const NextBytes& next, std::uint64_t most);

}  // namespace uketsuke::capture::decoder
