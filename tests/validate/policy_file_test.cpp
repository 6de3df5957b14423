// Policy files: what was measured, what is assumed, and by which text a value was accepted.

#include "validate/policy/policy_file.h"

#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/crypto/hash.h"
#include "core/errors/failure.h"
#include "core/os/files.h"

namespace uketsuke::validate {
namespace {

FieldReading read_as(const char* value, double confidence) {
  FieldReading r;
  r.state = ReadState::Read;
  r.value = value;
  r.confidence = confidence;
  r.candidates = {{value, confidence}};
  return r;
}

ClassFit supported(double target, double least) {
  ClassFit fit;
  fit.readings = 900'000;
  fit.writers = 4000;
  fit.accepted = 800'000;
  fit.wrong = 3;
  fit.target_error = target;
  fit.upper = target / 2;
  fit.least_confidence = least;
  fit.calibration_error = 0.0041;
  fit.correlation = 0.013;
  return fit;
}

ClassFit unsupported() {
  ClassFit fit;
  fit.readings = 5000;
  fit.writers = 6;
  fit.accepted = 3000;
  fit.target_error = 1e-3;
  fit.upper = 0.0812345;
  return fit;
}

FieldInfo comb(int cells) {
  FieldInfo out;
  out.type = FieldType::Digits;
  out.digits = cells;
  return out;
}

class PolicyFile : public ::testing::Test {
 protected:
  std::string refusal(const std::string& text) {
    try {
      Policy::parse(text, "p.toml");
    } catch (const Failure& failure) {
      return failure.code() + " " + failure.detail();
    }
    return "";
  }
  const Policy base_ = Policy::load(Assets::locate().templates);
  const PolicyData data_{std::string(64, 'a'), 905'000, 4006, "2026-11-23"};
  const std::string next_ =
      next_policy_text(base_, {{"digits", supported(1e-3, 0.995)}, {"kana", unsupported()}}, data_);
};

TEST_F(PolicyFile, TheReleasedOneIsAssumedThroughoutAndSaysSo) {
  EXPECT_FALSE(base_.data());
  for (const PolicyClass& c : base_.classes()) {
    EXPECT_TRUE(c.assumed) << c.name;
    EXPECT_FALSE(c.evidence) << c.name;
    EXPECT_NEAR(c.least_confidence, 1 - c.target_error * c.marginal_ratio.value_or(base_.marginal_ratio()), 1e-15)
        << c.name;
    EXPECT_NE(policy_class_label(c.name), c.name) << "every field kind has a Japanese name";
  }
}

TEST_F(PolicyFile, IsKnownByItsHash) {
  const std::string text = read_text_file(Assets::locate().templates / "tables/policy.toml", 1'000'000);
  EXPECT_EQ(base_.hash(), sha256_hex(text));
  EXPECT_EQ(base_.text(), text);
  EXPECT_EQ(base_.actor(), base_.id() + "#" + base_.hash().substr(0, 12));
  const Policy edited = Policy::parse(text + "# edited\n", "p.toml");
  EXPECT_EQ(edited.id(), base_.id());
  EXPECT_NE(edited.actor(), base_.actor()) << "an edited file of the same version is another policy";
}

TEST_F(PolicyFile, TheNextVersionCitesItsData) {
  const Policy next = Policy::parse(next_, "next.toml");
  EXPECT_EQ(next.version(), base_.version() + 1);
  EXPECT_EQ(next.name(), base_.name());
  ASSERT_TRUE(next.data());
  EXPECT_EQ(next.data()->sha256, data_.sha256);
  EXPECT_EQ(next.data()->readings, 905'000);
  EXPECT_EQ(next.data()->writers, 4006);
  EXPECT_EQ(next.data()->made_on, "2026-11-23");
  const PolicyClass& digits = next.of("digits");
  EXPECT_FALSE(digits.assumed);
  EXPECT_EQ(digits.least_confidence, 0.995);
  EXPECT_EQ(digits.target_error, 1e-3);
  ASSERT_TRUE(digits.evidence);
  EXPECT_EQ(digits.evidence->writers, 4000);
  EXPECT_EQ(digits.evidence->accepted, 800'000);
  EXPECT_EQ(digits.evidence->wrong, 3);
  EXPECT_EQ(digits.evidence->upper, 5e-4);
  EXPECT_EQ(digits.evidence->bound_level, kBoundLevel);
  EXPECT_EQ(digits.evidence->calibration_error, 0.0041);
}

TEST_F(PolicyFile, WhatTheDataCannotSupportStaysAssumedAndSaysWhy) {
  const Policy next = Policy::parse(next_, "next.toml");
  for (const char* name : {"kana", "my_number", "text"}) {
    EXPECT_TRUE(next.of(name).assumed) << name;
    EXPECT_EQ(next.of(name).least_confidence, base_.of(name).least_confidence) << name;
  }
  EXPECT_EQ(next.of("kana").note,
            "the data cannot support 0.001: 0 wrong of 3000 accepted of 6 writers, at most 0.0812");
  EXPECT_EQ(next.of("text").note, "no calibration data");
  const ClassFit one_hand = fit_class({{0.99999, true, "w"}, {0.99999, true, "w"}}, 1e-3, 1);
  EXPECT_EQ(Policy::parse(next_policy_text(base_, {{"date", one_hand}}, data_), "one.toml").of("date").note,
            "2 readings of 1 writers bound nothing");
  const Policy after = Policy::parse(next_policy_text(next, {}, data_), "after.toml");
  EXPECT_EQ(after.version(), base_.version() + 2);
  EXPECT_TRUE(after.of("digits").assumed) << "a file cannot cite data it was not made from";
  EXPECT_NEAR(after.of("digits").least_confidence, 0.995, 1e-12);
}

TEST_F(PolicyFile, ThresholdsWithoutEvidenceAreRefused) {
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = next_;
    text.replace(text.find(from), from.size(), to);
    return refusal(text);
  };
  EXPECT_EQ(refusal(next_), "");
  EXPECT_NE(with("\n[class.evidence]", "\n# [class.evidence]"), "");
  EXPECT_NE(with("\n[data]", "\n[other]"), "");
  EXPECT_NE(with("writers = 4000\n", "").find("writers"), std::string::npos);
  EXPECT_NE(with("upper = 0.0005", "upper = 2e-3").find("evidence"), std::string::npos);
  EXPECT_NE(with("least_confidence = 0.995", "least_confidence = 0.995\nassumed = true").find("assumed"),
            std::string::npos);
  EXPECT_NE(with("least_confidence = 0.995", "least_confidence = 1.0").find("least_confidence"), std::string::npos);
  EXPECT_NE(with("name = \"kana\"", "name = \"cana\""), "");
}

TEST_F(PolicyFile, AClassMayHaveAMarginalRatioOfItsOwn) {
  const auto with = [&](const std::string& ratio) {
    std::string text = next_;
    const std::string before = "name = \"my_number\"\ntarget_error = 0.0002\nmarginal_ratio = 7.5\n";
    return text.replace(text.find(before), before.size(),
                        "name = \"my_number\"\ntarget_error = 0.0002\nmarginal_ratio = " + ratio + "\n");
  };
  EXPECT_NEAR(Policy::parse(with("5"), "own.toml").of("my_number").least_confidence, 0.999, 1e-12);
  EXPECT_NEAR(Policy::parse(with("5"), "own.toml").of("checked_digits").least_confidence, 0.9994, 1e-12);
  EXPECT_NE(refusal(with("0.5")).find("marginal_ratio"), std::string::npos);
  EXPECT_NE(refusal(with("10.5")).find("marginal_ratio"), std::string::npos);
}

TEST_F(PolicyFile, TheWorkerJudgesByTheMeasuredThreshold) {
  const Policy next = Policy::parse(next_, "next.toml");
  const FieldInfo digits = comb(7);
  EXPECT_EQ(next.judge(read_as("12", 0.9951), digits), Disposition::Accepted);
  EXPECT_EQ(base_.judge(read_as("12", 0.9951), digits), Disposition::Asked) << "the assumed threshold is 0.998";
  EXPECT_EQ(next.judge(read_as("12", 0.9949), digits), Disposition::Asked);
}

TEST_F(PolicyFile, AStandingAlarmAsksMore) {
  const FieldInfo digits = comb(7);
  const double least = base_.of("digits").least_confidence;
  EXPECT_GT(stricter_confidence(least), least);
  EXPECT_LT(stricter_confidence(least), 1);
  EXPECT_EQ(base_.judge(read_as("12", 0.9985), digits, false), Disposition::Accepted);
  EXPECT_EQ(base_.judge(read_as("12", 0.9985), digits, true), Disposition::Asked);
  EXPECT_EQ(base_.judge(read_as("12", 0.99996), digits, true), Disposition::Accepted);
}

TEST_F(PolicyFile, OnlyACheckDigitMakesACheckedNumber) {
  const auto class_of = [](const char* check) {
    FieldInfo field = comb(7);
    field.check = check;
    return std::string(policy_class(field, ReadState::Read));
  };
  for (const char* check : {"insurer_number", "corporate_number", "driving_licence"})
    EXPECT_EQ(class_of(check), "checked_digits") << check;
  // 090-1234-5678 misread as 090-1234-5679 is a telephone number, 100-0001 as 100-0004 a postal code.
  for (const char* check : {"phone", "postal_code", ""}) EXPECT_EQ(class_of(check), "digits") << check;
}

// Handwriting and print are read by others: what is promised of the one says nothing of the other.
TEST_F(PolicyFile, PrintedAndShortNumbersAreClassesOfTheirOwn) {
  EXPECT_EQ(policy_class(comb(0), ReadState::Read), "printed_digits");
  EXPECT_EQ(policy_class(comb(3), ReadState::Read), "short_digits");
  EXPECT_EQ(policy_class(comb(4), ReadState::Read), "short_digits");
  EXPECT_EQ(policy_class(comb(7), ReadState::Read), "digits");
  EXPECT_EQ(policy_class(comb(0), ReadState::Blank), "blank");
  // Of 0.9982 one digit of four may be doubted four times as much as one of eleven.
  EXPECT_EQ(base_.judge(read_as("1234", 0.9982), comb(4)), Disposition::Asked);
  EXPECT_EQ(base_.judge(read_as("1234567", 0.9982), comb(7)), Disposition::Accepted);
  EXPECT_EQ(base_.judge(read_as("7", 0.9972), comb(0)), Disposition::Accepted);
}

TEST_F(PolicyFile, AFileThatKnowsOneClassOfDigitsGoesOn) {
  std::string text = next_;
  for (const char* name : {"short_digits", "printed_digits"}) {
    const std::size_t at = text.find("[[class]]\nname = \"" + std::string(name) + "\"");
    text.erase(at, text.find("[[class]]", at + 1) - at);
  }
  const Policy older = Policy::parse(text, "older.toml");
  EXPECT_EQ(older.of("printed_digits").least_confidence, older.of("digits").least_confidence);
  EXPECT_EQ(older.classes().size(), policy_classes().size());
  EXPECT_EQ(older.judge(read_as("7", 0.9951), comb(0)), Disposition::Accepted);
  EXPECT_EQ(older.judge(read_as("1234", 0.9951), comb(4)), Disposition::Accepted);
}

TEST_F(PolicyFile, CheckedFieldsHaveTheTighterTarget) {
  const ErrorTargets targets;
  EXPECT_EQ(targets.of("my_number"), 1e-4);
  EXPECT_EQ(targets.of("checked_digits"), 1e-4);
  EXPECT_EQ(targets.of("date"), 1e-3);
}

}  // namespace
}  // namespace uketsuke::validate
