#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/model/page.h"

namespace uketsuke::capture {

/// What a file is, told by its content and never by its name: JPEG, PNG and TIFF (also BigTIFF) by their
/// first bytes, PDF by "%PDF-" within the first 1024 bytes (ISO 32000-1, implementation note 13). nullopt for
/// all else.
std::optional<FileKind> sniff(std::span<const std::uint8_t> bytes);

/// Whether a file is whole, judged from its structure alone; nothing is decoded.
struct Completeness {
  bool complete = false;
  /// Stable word why not: "empty", "unknown_kind", "no_end_marker" (JPEG EOI, PNG IEND, PDF %%EOF),
  /// "chunk_cut" (PNG), "length_differs" (linearised PDF, startxref outside the file), "directory_cut" (TIFF
  /// IFD outside the file), "strips_cut" (TIFF strip or tile outside the file). Empty when complete.
  std::string_view reason;
};

/// Structural completeness (書き込み途中でないこと): JPEG EOI reached by walking the markers, PNG IEND
/// reached by walking the chunks, PDF %%EOF with neither objects nor more zeros than a block behind it and
/// startxref inside the file, TIFF directory chain closed (or in a circle: nothing is missing at the end) and
/// every strip and tile inside the file. Reads at most the bytes given, never throws, linear time.
Completeness is_complete(std::span<const std::uint8_t> bytes);

}  // namespace uketsuke::capture
