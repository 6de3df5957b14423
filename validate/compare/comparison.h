#pragma once

#include <string_view>

namespace uketsuke::validate {

/// The comparison scale of two values that should agree (突合の段階). Only Exact and KeyEqual pass by
/// themselves; all others are shown to a person with both places.
enum class Comparison {
  Exact,     ///< the same characters
  KeyEqual,  ///< the same after folding what carries no meaning: width, spaces, hyphens, small kana
  Variant,   ///< the same but for old and variant forms of characters
  Partial,   ///< one contains or nearly is the other
  Different
};

/// exact, key_equal, variant, partial, different.
std::string_view to_string(Comparison comparison);

}  // namespace uketsuke::validate
