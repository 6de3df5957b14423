#pragma once

#include <algorithm>

#include "core/toml/strict_table.h"

namespace uketsuke {

/// The row of a table of words whose word a key of a TOML file names; `word_of(row)` is that word. Throws Failure
/// E-TEMPLATE-INVALID at the key's place for a word that is not in the table.
template <class Rows, class WordOf>
const auto& row_of(StrictTable& table, std::string_view key, const Rows& rows, const WordOf& word_of) {
  const std::string word = table.text(key);
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return word_of(row) == word; });
  if (it == rows.end()) table.fail("unknown word '" + word + "'", key);
  return *it;
}

/// The same for pairs of a word and what it means.
template <class Pairs>
auto meaning_of(StrictTable& table, std::string_view key, const Pairs& words) {
  return row_of(table, key, words, [](const auto& pair) { return pair.first; }).second;
}

}  // namespace uketsuke
