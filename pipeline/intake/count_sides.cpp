#include "pipeline/intake/count_sides.h"

#include "capture/intake/decode.h"

namespace uketsuke::pipeline {

int count_sides(std::span<const std::uint8_t> bytes, const ScanFileId& file) {
  capture::DecodeOptions options;
  options.first_page = 1;
  options.last_page = 0;
  return capture::decode(bytes, file, options, [](capture::DecodedSide) {}).page_count;
}

}  // namespace uketsuke::pipeline
