#pragma once

#include <cstdint>
#include <span>

namespace uketsuke::capture::decoder {

/// Whether the bytes begin like something that may hold paper: JPEG, PNG, TIFF, PDF, or a ZIP archive (which
/// office documents are, too).
bool begins_like_document(std::span<const std::uint8_t> bytes);

/// The bytes without the zeros and white space that gateways and tapes pad with at their front.
std::span<const std::uint8_t> without_padding(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::capture::decoder
