#include "ocr/lines/onnx_metadata.h"

namespace uketsuke::ocr {
namespace {

using Buffer = std::span<const std::uint8_t>;

/// Protobuf base-128 integer at the head of `in`, which it shortens; nullopt at the end or above 64 bits.
std::optional<std::uint64_t> varint(Buffer& in) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !in.empty(); shift += 7) {
    const std::uint8_t byte = in.front();
    in = in.subspan(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

/// One protobuf field: its number and, for length-delimited ones, its bytes.
struct Field {
  std::uint64_t number = 0;
  Buffer bytes;
};

std::optional<Field> next_field(Buffer& in) {
  const auto tag = varint(in);
  if (!tag) return std::nullopt;
  Field field{*tag >> 3, {}};
  std::uint64_t skip = 0;
  switch (*tag & 7) {
    case 0: return varint(in) ? std::optional(field) : std::nullopt;
    case 1: skip = 8; break;
    case 5: skip = 4; break;
    case 2: {
      const auto size = varint(in);
      if (!size) return std::nullopt;
      skip = *size;
      break;
    }
    default: return std::nullopt;
  }
  if (skip > in.size()) return std::nullopt;
  field.bytes = in.first(skip);
  in = in.subspan(skip);
  return field;
}

std::string_view text(Buffer bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

}  // namespace

std::optional<std::string> onnx_metadata(std::span<const std::uint8_t> model, std::string_view key) {
  constexpr std::uint64_t kMetadata = 14;
  while (const auto field = next_field(model)) {
    if (field->number != kMetadata) continue;
    Buffer entry = field->bytes;
    std::string_view name, value;
    while (const auto part = next_field(entry)) (part->number == 1 ? name : value) = text(part->bytes);
    if (name == key) return std::string(value);
  }
  return std::nullopt;
}

}  // namespace uketsuke::ocr
