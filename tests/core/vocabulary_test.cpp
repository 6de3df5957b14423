#include "core/form/vocabulary.h"

#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/toml/strict_table.h"
#include "tests/failure_code.h"

namespace uketsuke {
namespace {

const std::filesystem::path kTables = std::filesystem::path(UKETSUKE_SOURCE_DIR) / "templates/tables";

TEST(Vocabulary, KnowsTheRelationsOfAResidentRecord) {
  const Vocabulary words = Vocabulary::load(kTables / "vocabulary.toml");
  const UsualWords* relations = words.of("person.relation");
  ASSERT_NE(relations, nullptr);
  for (const std::u32string word : {U"妻", U"夫", U"子", U"長女", U"妻（未届）", U"同居人"})
    EXPECT_THAT(relations->words, ::testing::Contains(word));
  EXPECT_EQ(words.of("person.name"), nullptr);
}

TEST(Vocabulary, IsOfConceptsAndHoldsNoWordTwice) {
  const Vocabulary words = Vocabulary::load(kTables / "vocabulary.toml");
  const std::vector<std::string> concepts = StrictTable::read(kTables / "concepts.toml").table("concepts").keys();
  for (const std::string& id : words.concepts()) {
    EXPECT_EQ(std::count(concepts.begin(), concepts.end(), id), 1) << id;
    auto list = words.of(id)->words;
    std::sort(list.begin(), list.end());
    EXPECT_EQ(std::adjacent_find(list.begin(), list.end()), list.end()) << id;
  }
}

TEST(Vocabulary, IsReadStrictly) {
  const auto code = [](const std::string& text) {
    const auto file = std::filesystem::path(testing::TempDir()) / "vocabulary.toml";
    std::ofstream(file) << text;
    return test::code_of([&] { Vocabulary::load(file); });
  };
  const std::string sound = "[[words]]\nconcept = \"person.relation\"\ntimes = 30\nwords = [\"妻\"]\n";
  EXPECT_EQ(code(sound), "");
  EXPECT_EQ(code(sound + sound), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code("[[words]]\nconcept = \"person.relation\"\ntimes = 1000\nwords = [\"妻\"]\n"), "E-TEMPLATE-INVALID");
  EXPECT_EQ(code("[[words]]\nconcept = \"person.relation\"\ntimes = 30\nwords = [\"子の 妻\"]\n"), "E-TEMPLATE-INVALID");
}

}  // namespace
}  // namespace uketsuke
