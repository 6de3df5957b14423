#pragma once

#include <string>
#include <string_view>

namespace uketsuke::ocr {

/// An address (住所) as it is compared: without the postal code before it, with plain hyphens and 丁目 between its numbers.
std::string plain_address(std::string_view text);

}  // namespace uketsuke::ocr
