#pragma once

#include <string>
#include <string_view>

#include "core/model/reading.h"

namespace uketsuke::pipeline {

/// One line of `read --json`:
/// {"file","state","value","raw","confidence","candidates":[{"value","p"}],"engine","doubts"}.
std::string crop_line(const std::string& file, const FieldReading& reading);
/// The line of a picture that could not be read at all: {"file","state":"refused","code"}.
std::string crop_refusal_line(const std::string& file, std::string_view code);

}  // namespace uketsuke::pipeline
