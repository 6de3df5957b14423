#include "pipeline/office/doubt_words.h"

#include <gtest/gtest.h>

#include "core/assets.h"

namespace uketsuke::pipeline {
namespace {

FieldReading reading_of(std::vector<Candidate> candidates) {
  FieldReading reading;
  reading.state = ReadState::Read;
  reading.value = candidates.front().value;
  reading.candidates = std::move(candidates);
  return reading;
}

std::string words(FieldType type, std::vector<Candidate> candidates, bool masked = false) {
  FieldInfo field;
  field.type = type;
  for (const auto& [value, label] : {std::pair{"male", "男"}, {"female", "女"}}) {
    field.options.emplace_back();
    field.options.back().value = value;
    field.options.back().label = label;
  }
  return doubt_in_words(field, reading_of(std::move(candidates)), masked);
}

TEST(DoubtWords, NameTheCharacter) {
  EXPECT_EQ(words(FieldType::Digits, {{"121", 0.8}, {"127", 0.2}}), "3文字目が「1」か「7」か判別できません。");
  EXPECT_EQ(words(FieldType::Kana, {{"シミズ", 0.5}, {"ツミス", 0.3}}),
            "1文字目が「シ」か「ツ」か、3文字目が「ズ」か「ス」か判別できません。");
}

TEST(DoubtWords, SpacesAreNoCharactersToCount) {
  EXPECT_EQ(words(FieldType::Text, {{"鈴木　崇平", 0.7}, {"鈴木　崇乎", 0.2}}),
            "4文字目が「平」か「乎」か判別できません。");
}

TEST(DoubtWords, SayTheWholeWhereMuchOrItsLengthDiffers) {
  EXPECT_EQ(words(FieldType::Text, {{"大工", 0.6}, {"大工業", 0.3}}), "「大工」か「大工業」か判別できません。");
  EXPECT_EQ(words(FieldType::Digits, {{"1234", 0.6}, {"5678", 0.3}}), "「1234」か「5678」か判別できません。");
}

TEST(DoubtWords, NameThePartOfADate) {
  EXPECT_EQ(words(FieldType::CalendarDate, {{"2026-11-20", 0.9}, {"2026-11-28", 0.05}}),
            "日が20日か28日か判別できません。");
  EXPECT_EQ(words(FieldType::CalendarDate, {{"1976-03-01", 0.9}, {"1976-08-01", 0.05}}),
            "月が3月か8月か判別できません。");
  EXPECT_EQ(words(FieldType::CalendarDate, {{"1976-03-01", 0.9}, {"1982-03-01", 0.05}}),
            "年が昭和51年か昭和57年か判別できません。");
  EXPECT_EQ(words(FieldType::CalendarDate, {{"1976-03-01", 0.9}, {"1982-08-01", 0.05}}),
            "「昭和51年3月1日」か「昭和57年8月1日」か判別できません。");
}

TEST(DoubtWords, ChoicesByTheirLabels) {
  EXPECT_EQ(words(FieldType::Choice, {{"male", 0.6}, {"female", 0.4}}), "「男」か「女」か判別できません。");
}

TEST(DoubtWords, AMaskedNumberShowsNoDigit) {
  EXPECT_EQ(words(FieldType::Digits, {{"123456789018", 0.7}, {"723456789010", 0.2}}, true),
            "1・12文字目が判別できません。");
  EXPECT_EQ(words(FieldType::Digits, {{"1234", 0.7}, {"12345", 0.2}}, true), "文字の数が判別できません。");
}

TEST(DoubtWords, NumbersBehindADoubtStandInItsSentence) {
  const Assets assets = Assets::locate();
  const auto rules = validate::Rules::load(assets.templates, assets.deps);
  EXPECT_EQ(doubt_sentence("more_births:4:3", rules),
            "生年月日が4つありますが、読めた人は3人です。だれの値か、紙面の人数と見比べてください。");
  EXPECT_EQ(doubt_sentence("printed_total:5:4", rules),
            "紙面には5人とありますが、読めた人は4人です。だれの値か、紙面と見比べてください。");
  EXPECT_EQ(doubt_sentence("readers_disagree", rules), rules.sentence("doubt.readers_disagree"));
  EXPECT_EQ(doubt_sentence("no_such_doubt", rules), "");
}

TEST(DoubtWords, NothingWhereNothingElseIsPossible) {
  EXPECT_EQ(words(FieldType::Digits, {{"121", 0.999}, {"127", 0.001}}), "");
  EXPECT_EQ(words(FieldType::Digits, {{"121", 1}}), "");
  FieldReading blank;
  blank.state = ReadState::Blank;
  EXPECT_EQ(doubt_in_words(FieldInfo{}, blank, false), "");
}

}  // namespace
}  // namespace uketsuke::pipeline
