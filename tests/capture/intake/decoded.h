#pragma once

#include <string>
#include <vector>

#include "capture/intake/decode.h"
#include "core/image/codec.h"

namespace uketsuke::capture::test {

/// All sides of a file, in order.
inline std::vector<DecodedSide> decoded(const Bytes& bytes, const DecodeOptions& options = {}) {
  std::vector<DecodedSide> out;
  decode(bytes, ScanFileId("file"), options, [&](DecodedSide side) { out.push_back(std::move(side)); });
  return out;
}

/// The only side of a file.
inline Page one_page(const Bytes& bytes) { return decode_page(bytes, ScanFileId("file"), 1); }

/// Code of the refusal of the whole file or its first failed side, or "" when every side is a page.
inline std::string refusal(const Bytes& bytes, const DecodeOptions& options = {}) {
  try {
    for (const DecodedSide& side : decoded(bytes, options))
      if (side.failure() != nullptr) return side.failure()->code();
  } catch (const Failure& failure) {
    return failure.code();
  }
  return "";
}

}  // namespace uketsuke::capture::test
