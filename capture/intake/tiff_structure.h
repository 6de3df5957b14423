#pragma once

#include <cstdint>
#include <span>

#include "capture/intake/sniff.h"

namespace uketsuke::capture {

/// Completeness of a classic TIFF or BigTIFF file (TIFF 6.0 §2; BigTIFF design note): the chain of image file
/// directories ends in a zero without a loop, the tables of strips and tiles lie inside the file, and so does
/// every strip and tile they name. `bytes` must carry one of the four TIFF signatures.
Completeness tiff_completeness(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::capture
