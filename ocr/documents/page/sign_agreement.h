#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace uketsuke::ocr {

/// True when every sign of a value is seen at its place by at least one of several other looks at the same print, each
/// of them nearly the same text, and at least one look has no sign besides. A page reader errs at one sign of a long
/// address here and at another there; the signs that it never confirms stay doubtful. The first
/// `vouched` signs need no look: another source knows them.
bool confirmed_by_signs(std::u32string_view value, std::span<const std::u32string> looks, std::size_t vouched = 0);

}  // namespace uketsuke::ocr
