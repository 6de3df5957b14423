#pragma once

#include <cstdint>
#include <span>

#include "core/ids.h"

namespace uketsuke::pipeline {

/// The sides of a file, without decoding a single one. Throws what capture::decode() throws.
int count_sides(std::span<const std::uint8_t> bytes, const ScanFileId& file);

}  // namespace uketsuke::pipeline
