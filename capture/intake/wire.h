#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/errors/failure.h"
#include "core/image/image.h"
#include "core/model/page.h"

/// The protocol between the decoding program and the process that started it: messages on a pipe, each a
/// header of fixed size and a payload. The reader treats every byte as hostile, since the writer parses
/// hostile files.
namespace uketsuke::capture::wire {

/// What a message says.
enum class Kind : std::uint8_t {
  Begin = 1,        ///< number = sides of the file
  Page = 2,         ///< payload = pixels, row by row without padding
  PageFailure = 3,  ///< payload = code, newline, detail
  FileFailure = 4,  ///< payload likewise; nothing follows
  End = 5           ///< nothing follows
};

inline constexpr std::size_t kHeaderBytes = 40;
using Header = std::array<std::uint8_t, kHeaderBytes>;

/// Bytes of a failure's code and detail together.
inline constexpr std::size_t kMaxFailureBytes = 512;

/// A message without its payload.
struct Message {
  Kind kind = Kind::End;
  int number = 0;
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels
  PixelFormat format = PixelFormat::Grey8;
  Dpi dpi;
  std::uint32_t payload_bytes = 0;
};

Header write_header(const Message& message);

/// The message of a header; nullopt when any value is outside what the decoder may send: unknown kind, page
/// number outside 1..kMaxPagesPerFile, pixels outside the limits, payload of another size than the pixels
/// need.
std::optional<Message> read_header(std::span<const std::uint8_t, kHeaderBytes> bytes);

/// Payload of a failure message.
std::string write_failure(const Failure& failure);
/// The failure of a payload; a code that intake does not use becomes E-INTAKE-CRASH, detail is kept to
/// printable ASCII.
Failure read_failure(std::string_view payload);

}  // namespace uketsuke::capture::wire
