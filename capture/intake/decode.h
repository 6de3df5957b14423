#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <span>
#include <variant>

#include "core/errors/failure.h"
#include "core/limits.h"
#include "core/model/page.h"

namespace uketsuke::capture {

/// How a file is decoded. The defaults are the limits of core/limits.h; tests tighten them.
struct DecodeOptions {
  int first_page = 1;
  /// first_page − 1 decodes nothing and only counts the sides.
  int last_page = std::numeric_limits<int>::max();
  int page_timeout_ms = limits::kDecodePageTimeout_ms;
  std::uint64_t memory_bytes = limits::kDecodeMemoryBytes;
  /// A side smaller than this is refused; a single field cut out of a page is lower than any page.
  int min_side_px = limits::kMinPageSide;
  /// The decoding program; empty means the one beside the running program, else the one it was built with.
  std::filesystem::path program;
};

/// One side as it left the decoder: a page, or the failure that stands in its place (its file() is the scan
/// file's id, its page() the number).
struct DecodedSide {
  int number = 0;      ///< from 1
  int page_count = 0;  ///< sides of the whole file
  std::variant<Page, Failure> content;

  const Page* page() const { return std::get_if<Page>(&content); }
  const Failure* failure() const { return std::get_if<Failure>(&content); }
};

/// What came out of a file.
struct DecodeSummary {
  FileKind kind = FileKind::Tiff;
  int page_count = 0;  ///< sides of the whole file
  int decoded = 0;     ///< pages handed over
  int failed = 0;      ///< failures handed over
};

/// Decodes a file from memory in a separate process with limits on memory, time and pixels, and hands over
/// every side of the wanted range, in order, each exactly once: pages as Grey8 or Bgr8 upright as the file's
/// own orientation tag (EXIF, TIFF, PDF /Rotate) says, with the resolution it states. A side that cannot be
/// decoded is a Failure at its place and the following sides still come. What a file holds beside its pages
/// and is not read (files attached to or joined behind a PDF, frames of an animated PNG, pages that a damaged
/// list leaves out) is a side of its own that fails, behind the pages. Nothing is written to disk, and this
/// process never parses a foreign format. A stated resolution that cannot be true (0, 1×1, 72 or 96 by
/// default, an A4 sheet one metre wide) becomes DpiSource::Unknown. Throws Failure when the whole file is
/// refused: E-INTAKE-EMPTY, -UNKNOWN, -INCOMPLETE, -TOOLARGE, -ENCRYPTED, -DAMAGED, -BOMB, -CRASH, -TIMEOUT,
/// -UNSUPPORTED; E-ENV-FILE when the decoding program is missing. What `on_side` throws passes through.
DecodeSummary decode(std::span<const std::uint8_t> bytes, const ScanFileId& id, const DecodeOptions& options,
                     const std::function<void(DecodedSide)>& on_side);

/// One side of a file; throws the Failure of that side or of the file.
Page decode_page(std::span<const std::uint8_t> bytes, const ScanFileId& id, int number,
                 const DecodeOptions& options = {});

}  // namespace uketsuke::capture
