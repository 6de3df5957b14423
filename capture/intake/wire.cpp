#include "capture/intake/wire.h"

#include <cmath>
#include <cstring>

#include "core/errors/catalogue.h"
#include "core/limits.h"

namespace uketsuke::capture::wire {
namespace {

constexpr std::string_view kMagic = "UKD1";

void put_u32(Header& to, std::size_t at, std::uint32_t value) {
  for (std::size_t i = 0; i < 4; ++i) to[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
}
std::uint32_t get_u32(std::span<const std::uint8_t, kHeaderBytes> from, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | from[at + i];
  return value;
}

bool page_is_allowed(const Message& m) {
  if (m.width < 1 || m.height < 1 || m.width > limits::kMaxPageSide || m.height > limits::kMaxPageSide) return false;
  if (std::int64_t{m.width} * m.height > limits::kMaxPagePixels) return false;
  if (!std::isfinite(m.dpi.x) || !std::isfinite(m.dpi.y) || m.dpi.x < 0 || m.dpi.y < 0) return false;
  return std::int64_t{m.width} * m.height * channels(m.format) == std::int64_t{m.payload_bytes};
}

bool is_allowed(const Message& m) {
  const bool numbered = m.number >= 1 && m.number <= limits::kMaxPagesPerFile;
  switch (m.kind) {
    case Kind::Begin: return numbered && m.payload_bytes == 0;
    case Kind::Page: return numbered && page_is_allowed(m);
    case Kind::PageFailure: return numbered && m.payload_bytes <= kMaxFailureBytes;
    case Kind::FileFailure: return m.payload_bytes <= kMaxFailureBytes;
    case Kind::End: return m.payload_bytes == 0;
  }
  return false;
}

}  // namespace

Header write_header(const Message& m) {
  Header out{};
  std::memcpy(out.data(), kMagic.data(), kMagic.size());
  out[4] = static_cast<std::uint8_t>(m.kind);
  out[5] = m.format == PixelFormat::Bgr8 ? 1 : 0;
  out[6] = m.dpi.source == DpiSource::Stated ? 1 : 0;
  put_u32(out, 8, static_cast<std::uint32_t>(m.number));
  put_u32(out, 12, static_cast<std::uint32_t>(m.width));
  put_u32(out, 16, static_cast<std::uint32_t>(m.height));
  put_u32(out, 20, m.payload_bytes);
  std::memcpy(out.data() + 24, &m.dpi.x, 8);
  std::memcpy(out.data() + 32, &m.dpi.y, 8);
  return out;
}

std::optional<Message> read_header(std::span<const std::uint8_t, kHeaderBytes> bytes) {
  if (std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) return std::nullopt;
  if (bytes[4] < 1 || bytes[4] > 5 || bytes[5] > 1 || bytes[6] > 1 || bytes[7] != 0) return std::nullopt;
  Message m;
  m.kind = static_cast<Kind>(bytes[4]);
  m.format = bytes[5] == 1 ? PixelFormat::Bgr8 : PixelFormat::Grey8;
  const std::uint32_t number = get_u32(bytes, 8);
  const std::uint32_t width = get_u32(bytes, 12);
  const std::uint32_t height = get_u32(bytes, 16);
  if (number > 1'000'000 || width > 1'000'000 || height > 1'000'000) return std::nullopt;
  m.number = static_cast<int>(number);
  m.width = static_cast<int>(width);
  m.height = static_cast<int>(height);
  m.payload_bytes = get_u32(bytes, 20);
  std::memcpy(&m.dpi.x, bytes.data() + 24, 8);
  std::memcpy(&m.dpi.y, bytes.data() + 32, 8);
  m.dpi.source = bytes[6] == 1 ? DpiSource::Stated : DpiSource::Unknown;
  if (!is_allowed(m)) return std::nullopt;
  return m;
}

std::string write_failure(const Failure& failure) {
  std::string out = failure.code() + "\n" + failure.detail();
  if (out.size() > kMaxFailureBytes) out.resize(kMaxFailureBytes);
  return out;
}

Failure read_failure(std::string_view payload) {
  const std::string_view code = payload.substr(0, payload.find('\n'));
  const bool known = (code.starts_with("E-INTAKE-") || code == "E-PAGE-RESCAN") && find_error(code) != nullptr;
  std::string detail;
  if (known && code.size() < payload.size())
    for (const char c : payload.substr(code.size() + 1))
      if (c >= ' ' && c <= '~') detail.push_back(c);
  return Failure(known ? code : "E-INTAKE-CRASH", detail);
}

}  // namespace uketsuke::capture::wire
