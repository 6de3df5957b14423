#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace uketsuke::ocr {

/// One entry of an ONNX file's metadata (ModelProto field 14: key 1, value 2), nullopt when absent. Only the outer
/// message is walked; a file that is no protobuf yields nullopt.
std::optional<std::string> onnx_metadata(std::span<const std::uint8_t> model, std::string_view key);

}  // namespace uketsuke::ocr
