#include "core/form/vocabulary.h"

#include <utility>

#include "core/text/text.h"
#include "core/toml/strict_table.h"

namespace uketsuke {
namespace {

/// More than this would let a word replace what the paper shows clearly.
constexpr double kMostTimes = 100;

}  // namespace

Vocabulary Vocabulary::load(const std::filesystem::path& vocabulary_toml) {
  Vocabulary out;
  StrictTable file = StrictTable::read(vocabulary_toml);
  for (StrictTable& row : file.tables("words")) {
    const std::string concept_id = row.text("concept");
    UsualWords list;
    list.times = row.number("times");
    if (list.times < 1 || list.times > kMostTimes) row.fail("must lie between 1 and 100", "times");
    for (const std::string& word : row.texts("words")) {
      if (word.empty() || word != without_spaces(word)) row.fail("a word is empty or holds a space", "words");
      list.words.push_back(to_utf32(word));
    }
    row.flag_or("assumed", false);
    row.finish();
    if (!out.lists_.emplace(concept_id, std::move(list)).second) row.fail("the concept stands twice", "concept");
  }
  file.finish();
  return out;
}

const UsualWords* Vocabulary::of(std::string_view concept_id) const {
  const auto found = lists_.find(concept_id);
  return found == lists_.end() ? nullptr : &found->second;
}

std::vector<std::string> Vocabulary::concepts() const {
  std::vector<std::string> out;
  for (const auto& [concept_id, list] : lists_) out.push_back(concept_id);
  return out;
}

}  // namespace uketsuke
