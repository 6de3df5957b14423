#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace uketsuke {

/// How a text file from elsewhere writes its characters. Cp932 is the Shift_JIS of Windows (機種依存文字 included);
/// a code of its user-defined area (外字) becomes a private-use character.
enum class TextEncoding { Utf8, Cp932 };
/// "utf-8" or "cp932"; nullopt for anything else.
std::optional<TextEncoding> text_encoding_from(std::string_view name);

/// A file's text, or the place of the first byte that is none.
struct DecodedText {
  std::string utf8;                     ///< without a byte order mark
  std::optional<std::size_t> bad_byte;  ///< offset from 0 in the file; utf8 is empty then
};
DecodedText decode_text(std::span<const std::uint8_t> bytes, TextEncoding encoding);

}  // namespace uketsuke
