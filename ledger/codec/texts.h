#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::ledger {

/// Several texts as one, each with its length in front; later versions may add texts at the end.
std::string join_texts(const std::vector<std::string>& texts);
/// The texts again, padded with empty ones to at least `at_least`. Throws Failure E-LEDGER-CORRUPT.
std::vector<std::string> split_texts(std::string_view joined, std::size_t at_least);

}  // namespace uketsuke::ledger
