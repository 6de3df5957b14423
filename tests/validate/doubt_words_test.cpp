#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/os/files.h"
#include "validate/sentences.h"

// Every word by which a reader says why a person should look has a sentence for that person. The readers are the
// source: their code is searched for the places where a doubt is written down.
namespace uketsuke::validate {
namespace {

namespace fs = std::filesystem;

/// Words in quotation marks of a piece of code.
void add_words(const std::string& code, std::set<std::string>& words) {
  static const std::regex word("\"([a-z][a-z_]+)\"");
  for (std::sregex_iterator it(code.begin(), code.end(), word), end; it != end; ++it) words.insert((*it)[1]);
}

std::set<std::string> doubts_in(const std::string& code) {
  // doubt(…, "word"), .doubt("word"), settle(…, "word"), doubts.emplace_back("word"), doubts = {"word"},
  // .doubt = "word", and the last member of a Meaning.
  static const std::regex places(
      "\\b(?:doubt|settle)\\(([^;]*);|doubts?(?:\\.emplace_back\\(|\\.push_back\\(| ==? )([^;]*?)[;)]|"
      "Meaning(?: [a-z]+)?\\{[^;]*?(\"[a-z_]+\")\\};");
  std::set<std::string> words;
  for (std::sregex_iterator it(code.begin(), code.end(), places), end; it != end; ++it)
    for (std::size_t group = 1; group < it->size(); ++group) add_words((*it)[group], words);
  return words;
}

std::set<std::string> doubts_of_the_readers() {
  std::set<std::string> words;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(UKETSUKE_SOURCE_DIR) / "ocr"))
    if (entry.path().extension() == ".cpp") words.merge(doubts_in(read_text_file(entry.path(), 1 << 20)));
  return words;
}

TEST(DoubtWords, TheSearchSeesEveryWayOfWritingOne) {
  EXPECT_EQ(doubts_in("out.doubt(struck > 0 ? \"overwritten\" : \"not_a_digit\");"),
            (std::set<std::string>{"overwritten", "not_a_digit"}));
  EXPECT_EQ(doubts_in("if (field.field == \"relation\") doubt(field, \"heads_differ\");"),
            std::set<std::string>{"heads_differ"});
  EXPECT_EQ(doubts_in("settle({left, lost}, days_between(last, first) == 1, \"dates_differ\");"),
            std::set<std::string>{"dates_differ"});
  EXPECT_EQ(doubts_in("out[i].doubts.emplace_back(\"not_understood\");"), std::set<std::string>{"not_understood"});
  EXPECT_EQ(doubts_in("if (x) return Meaning{\"\", false, false, \"choice_circled\"};"),
            std::set<std::string>{"choice_circled"});
  EXPECT_EQ(doubts_in("out.doubt = \"several_dates\";"), std::set<std::string>{"several_dates"});
}

TEST(DoubtWords, EveryDoubtOfTheReadersIsSaidInWords) {
  const SentenceTable table = SentenceTable::load(fs::path(UKETSUKE_SOURCE_DIR) / "templates/tables/findings.toml");
  std::set<std::string> words = doubts_of_the_readers();
  EXPECT_GE(words.size(), 24U) << "the search found the readers' doubts";
  words.insert("doubtful");
  for (const std::string& word : words) {
    const Sentence* sentence = table.find("doubt." + word);
    EXPECT_TRUE(sentence != nullptr && !sentence->sentence.empty()) << "no sentence for doubt." << word;
  }
}

}  // namespace
}  // namespace uketsuke::validate
