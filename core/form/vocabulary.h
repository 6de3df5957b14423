#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

/// Words that are usual in a field (用語), and how many times likelier a writing becomes by being one of them.
struct UsualWords {
  std::vector<std::u32string> words;
  double times = 1;
};

/// The usual words of fields that may hold any text, as data: templates/tables/vocabulary.toml. An association adds its own trades.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// Throws Failure E-TEMPLATE-INVALID naming file:line.
  static Vocabulary load(const std::filesystem::path& vocabulary_toml);

  /// The words of a concept ("person.relation"), or nullptr.
  const UsualWords* of(std::string_view concept_id) const;
  /// Concepts that have words.
  std::vector<std::string> concepts() const;

 private:
  std::map<std::string, UsualWords, std::less<>> lists_;
};

}  // namespace uketsuke
