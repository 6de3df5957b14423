#pragma once

#include <string>
#include <string_view>

namespace uketsuke::validate {

/// Match key of a name (domain rule 氏名の照合): NFKC, variation selectors and spaces dropped, old and variant forms folded to
/// one (髙→高, 﨑→崎, 邉邊→辺, 齋齊斎→斉 …). For comparing and searching only, never stored as the name.
std::string name_key(std::string_view name);

}  // namespace uketsuke::validate
