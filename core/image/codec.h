#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/image/image.h"

namespace uketsuke {

using Bytes = std::vector<std::uint8_t>;

/// PNG of a grey or colour image; same pixels, same bytes.
Bytes encode_png(const ImageView& image);

/// Decodes a PNG that this program wrote itself (crops, previews, test data). Files from outside go through
/// capture's separate decoding process instead. Throws Failure E-INTAKE-DAMAGED.
Image decode_png(std::span<const std::uint8_t> bytes);

/// Baseline JPEG, quality 1..100. `full_colour` keeps colour at full resolution (red seals), where JPEG usually
/// halves it.
Bytes encode_jpeg(const ImageView& image, int quality, bool full_colour = false);

/// Decodes a JPEG that this program wrote itself. Throws Failure E-INTAKE-DAMAGED.
Image decode_jpeg(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke
