#pragma once

#include <string>
#include <string_view>

#include "validate/compare/comparison.h"

namespace uketsuke::validate {

/// Match key of a name (domain rule 氏名の照合): NFKC, variation selectors and spaces dropped, old and
/// variant forms folded to one (髙→高, 﨑→崎, 邉邊→辺, 齋齊斎→斉 …; templates/tables/name_variants.tsv). For
/// comparing and searching only, never stored as the name. Throws Failure E-ENV-FILE when the table is
/// missing.
std::string name_key(std::string_view name);

/// Two names of one person as two papers give them. Spaces never count, since papers differ in where they put
/// them; what stands in brackets (旧氏, 通称) may match instead, and so may the
/// roman or the Japanese half of a name in both scripts. Partial: the same surname or given name, or
/// one character of three or more is another (改姓, misreading).
Comparison compare_names(std::string_view a, std::string_view b);

/// Two readings of a name in kana, by kana_key() of core.
Comparison compare_kana(std::string_view a, std::string_view b);

}  // namespace uketsuke::validate
