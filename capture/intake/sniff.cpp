#include "capture/intake/sniff.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "capture/intake/tiff_structure.h"

namespace uketsuke::capture {
namespace {

using Span = std::span<const std::uint8_t>;

bool starts_with(Span bytes, std::string_view what) {
  return bytes.size() >= what.size() && std::memcmp(bytes.data(), what.data(), what.size()) == 0;
}

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpegSignature = "\xff\xd8\xff";

bool is_tiff(Span bytes) {
  using namespace std::string_view_literals;
  constexpr std::array kSignatures{"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv};
  return std::any_of(kSignatures.begin(), kSignatures.end(), [&](auto s) { return starts_with(bytes, s); });
}

// Offset of a word at or after `from`, or npos.
std::size_t find(Span bytes, std::string_view word, std::size_t from) {
  const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(from, bytes.size()));
  const auto it = std::search(begin, bytes.end(), word.begin(), word.end());
  return it == bytes.end() ? std::string_view::npos : static_cast<std::size_t>(it - bytes.begin());
}

// Offset of the last occurrence that begins before `end`, or npos.
std::size_t find_last(Span bytes, std::string_view word, std::size_t end) {
  const Span part = bytes.first(std::min(end, bytes.size()));
  const auto it = std::find_end(part.begin(), part.end(), word.begin(), word.end());
  return it == part.end() ? std::string_view::npos : static_cast<std::size_t>(it - part.begin());
}

std::size_t pdf_header(Span bytes) { return find(bytes.first(std::min<std::size_t>(bytes.size(), 1024)), "%PDF-", 0); }

// The decimal number after white space at `pos`; nullopt when there is none or it is longer than a file
// offset.
std::optional<std::uint64_t> number_after(Span bytes, std::size_t pos) {
  while (pos < bytes.size() && (bytes[pos] == ' ' || bytes[pos] == '\r' || bytes[pos] == '\n' || bytes[pos] == '\t'))
    ++pos;
  std::uint64_t value = 0;
  std::size_t digits = 0;
  for (; pos < bytes.size() && bytes[pos] >= '0' && bytes[pos] <= '9' && digits < 18; ++pos, ++digits)
    value = value * 10 + (bytes[pos] - std::uint8_t{'0'});
  if (digits == 0) return std::nullopt;
  return value;
}

// The entropy-coded data after SOS ends at a marker that is neither a stuffed zero, a restart nor a fill
// byte.
std::size_t skip_scan(Span bytes, std::size_t pos) {
  for (; pos + 1 < bytes.size(); ++pos) {
    if (bytes[pos] != 0xFF) continue;
    const std::uint8_t next = bytes[pos + 1];
    if (next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return pos;
  }
  return bytes.size();
}

Completeness jpeg_completeness(Span bytes) {
  std::size_t pos = 2;
  while (pos + 1 < bytes.size()) {
    // Bytes between segments are skipped, as every decoder does.
    if (bytes[pos] != 0xFF || bytes[pos + 1] == 0xFF || bytes[pos + 1] == 0x00) {
      ++pos;
      continue;
    }
    const std::uint8_t marker = bytes[pos + 1];
    pos += 2;
    if (marker == 0xD9) return {true, ""};
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;
    if (pos + 1 >= bytes.size()) break;
    pos += std::max<std::size_t>(2, static_cast<std::size_t>(bytes[pos]) * 256 + bytes[pos + 1]);
    if (marker == 0xDA) pos = skip_scan(bytes, std::min(pos, bytes.size()));
  }
  return {false, "no_end_marker"};
}

Completeness png_completeness(Span bytes) {
  std::size_t pos = kPngSignature.size();
  while (bytes.size() - pos >= 12) {
    const std::uint64_t length = std::uint64_t{bytes[pos]} << 24 | std::uint64_t{bytes[pos + 1]} << 16 |
                                 std::uint64_t{bytes[pos + 2]} << 8 | bytes[pos + 3];
    if (length > bytes.size() - pos - 12) return {false, "chunk_cut"};
    if (std::memcmp(bytes.data() + pos + 4, "IEND", 4) == 0) return {true, ""};
    pos += static_cast<std::size_t>(length) + 12;
  }
  return {false, "no_end_marker"};
}

// A linearised PDF carries an %%EOF near its beginning too, so its stated length (/L) is compared as well.
bool shorter_than_linearised(Span bytes, std::size_t header) {
  const Span head = bytes.first(std::min<std::size_t>(bytes.size(), header + 1024));
  const std::size_t dictionary = find(head, "/Linearized", header);
  if (dictionary == std::string_view::npos) return false;
  for (std::size_t at = find(head, "/L", header); at != std::string_view::npos; at = find(head, "/L", at + 2)) {
    if (at == dictionary) continue;
    if (const auto length = number_after(head, at + 2)) return *length > bytes.size();
  }
  return false;
}

// Gateways and tapes fill up their last block behind the end of a PDF, and programs append bytes of their own.
// Objects there mean that an update of the file was cut off; more zeros than any block has, that the file was
// made at its full length first and is still being filled.
bool is_unfinished(Span behind) {
  constexpr std::size_t kHarmless = 1024;  // bytes that Acrobat looks through for the end
  constexpr std::size_t kLargestBlock = 65536;
  if (behind.size() <= kHarmless) return false;
  if (behind.size() > kLargestBlock && behind.back() == 0) return true;
  return find(behind, " obj", 0) != std::string_view::npos;
}

Completeness pdf_completeness(Span bytes) {
  constexpr std::size_t kTail = 1024;
  const std::size_t eof = find_last(bytes, "%%EOF", bytes.size());
  if (eof == std::string_view::npos || is_unfinished(bytes.subspan(eof))) return {false, "no_end_marker"};
  if (shorter_than_linearised(bytes, pdf_header(bytes))) return {false, "length_differs"};
  const std::size_t start = find_last(bytes, "startxref", eof);
  if (start != std::string_view::npos && eof - start < kTail)
    if (const auto offset = number_after(bytes, start + 9); offset && *offset >= bytes.size())
      return {false, "length_differs"};
  return {true, ""};
}

}  // namespace

std::optional<FileKind> sniff(Span bytes) {
  if (starts_with(bytes, kPngSignature)) return FileKind::Png;
  if (starts_with(bytes, kJpegSignature)) return FileKind::Jpeg;
  if (is_tiff(bytes)) return FileKind::Tiff;
  if (pdf_header(bytes) != std::string_view::npos) return FileKind::Pdf;
  return std::nullopt;
}

Completeness is_complete(Span bytes) {
  if (bytes.empty()) return {false, "empty"};
  const auto kind = sniff(bytes);
  if (!kind) return {false, "unknown_kind"};
  switch (*kind) {
    case FileKind::Jpeg: return jpeg_completeness(bytes);
    case FileKind::Png: return png_completeness(bytes);
    case FileKind::Pdf: return pdf_completeness(bytes);
    case FileKind::Tiff: return tiff_completeness(bytes);
  }
  return {false, "unknown_kind"};
}

}  // namespace uketsuke::capture
