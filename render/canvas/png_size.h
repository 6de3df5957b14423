#pragma once

#include <cstdint>
#include <span>

namespace uketsuke::render {

/// Longer side of a PNG placed on a page, pixels: a 公印 of 30 mm at 1200 dpi has 1,417.
inline constexpr std::uint32_t kMaxPngSide = 4'000;

/// True when the bytes start as a PNG of at most kMaxPngSide pixels either way; nothing is unpacked for it.
bool is_small_png(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::render
