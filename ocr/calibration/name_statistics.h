#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace uketsuke::ocr {

/// Which part of a name: 姓 or 名. They are written and read differently.
enum class NamePart { Surname, Given };

/// A name written with one gap between its parts.
struct NameParts {
  std::u32string surname, given;
  bool whole() const { return !surname.empty() && !given.empty(); }
};
/// nullopt where there is no gap, or several; a part is empty where nothing stands at that side of the gap.
std::optional<NameParts> name_parts(std::u32string_view name);

/// How names are written and read in Japan: a list of surnames with head counts, a list of given readings, and what
/// each kanji is read as (ocr/models/names/MODEL.md). No list is complete, so every probability keeps a share for names
/// that no list holds: those come from characters and their usual neighbours.
class NameStatistics {
 public:
  /// Throws Failure E-ENGINE-MODEL when a file is missing or damaged.
  static NameStatistics load(const std::filesystem::path& folder);

  /// "names-v1": raised when the tables or what is made of them change.
  const std::string& version() const { return version_; }

  /// Probability of a reading, katakana without spaces.
  double kana(std::u32string_view kana, NamePart part) const;
  /// Probability that a name of this part is written and read so.
  double pair(std::u32string_view kanji, std::u32string_view kana, NamePart part) const;
  /// The same if writing and reading had nothing to do with each other: what a chance meeting of two misread fields
  /// would look like.
  double unrelated(std::u32string_view kanji, std::u32string_view kana, NamePart part) const;

 private:
  /// Katakana and their neighbours (trigrams, Witten and Bell 1991).
  class KanaModel {
   public:
    void add(std::u32string_view kana, double weight);
    double p(std::u32string_view kana) const;

   private:
    struct Context {
      double total = 0;
      std::unordered_map<char32_t, double> next;
    };
    double p(std::uint64_t context, int order, char32_t next) const;
    std::unordered_map<std::uint64_t, Context> contexts_;
  };
  struct Reading {
    std::u32string kana;
    std::array<double, 2> count{};  ///< in surnames, in given names
    bool in_table = false;          ///< named by the character table
  };
  struct Kanji {
    std::vector<Reading> readings;
    std::array<double, 2> total{};
    int in_table = 0;
  };

  void load_readings(const std::filesystem::path& file);
  double character(char32_t c, NamePart part) const;
  double reading(char32_t c, std::u32string_view kana, NamePart part) const;

  std::string version_ = "names-v1";
  std::unordered_map<char32_t, Kanji> kanji_;
  std::array<double, 2> kanji_total_{};
  std::array<KanaModel, 2> kana_model_;
  std::unordered_map<std::u32string, double> surnames_;                  ///< share by "kanji\tkana"
  std::array<std::unordered_map<std::u32string, double>, 2> kana_list_;  ///< share of listed readings
};

}  // namespace uketsuke::ocr
