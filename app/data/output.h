#pragma once

#include <string>

#include "core/image/codec.h"

namespace uketsuke::app {

/// Writes bytes to a file, whole or not at all, or to standard output for "-".
void write_output(const std::string& path, const Bytes& bytes);

}  // namespace uketsuke::app
