#pragma once

#include <span>
#include <string>
#include <string_view>

namespace uketsuke::ocr {

/// True when every sign of a value is seen at its place by at least one of several other looks at the same print, each
/// of them nearly the same text, and at least one look has no sign besides. A page reader errs at one sign of a long
/// address here and at another there; the signs that it never confirms stay doubtful.
bool confirmed_by_signs(std::u32string_view value, std::span<const std::u32string> looks);

}  // namespace uketsuke::ocr
