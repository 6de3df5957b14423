#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/image/codec.h"
#include "core/os/files.h"
#include "core/text/text.h"
#include "ocr/calibration/text_value.h"
#include "ocr/calibration/variant_value.h"
#include "ocr/engines.h"
#include "ocr/lines/variant_head.h"

namespace uketsuke::ocr {
namespace {

/// A head that looks at the first feature only: positive means the second form.
class VariantTest : public ::testing::Test {
 protected:
  VariantTest() : file_(std::filesystem::temp_directory_path() / "uketsuke_variant_test.txt") {
    std::ostringstream text;
    text << "# forms\n高髙\n" << row("高", -1) << row("髙", 1) << "沢澤\n" << row("沢", -1) << row("澤", 1);
    write(text.str());
  }
  ~VariantTest() override { std::filesystem::remove(file_); }

  static std::string row(const std::string& form, double first) {
    std::ostringstream out;
    out << form << " 0 " << first;
    for (std::size_t i = 1; i < kFeatures; ++i) out << " 0";
    return out.str() + "\n";
  }
  void write(const std::string& text) const { std::ofstream(file_) << text; }
  VariantHead head() const { return VariantHead::load(file_); }

  /// 高橋 or 沢田, whose first sign has this first feature.
  static FieldValue name(const std::string& text, float first) {
    FieldValue out;
    out.state = ReadState::Read;
    out.value = out.raw = text;
    for (const char32_t c : code_points(text)) out.signs.push_back({c, 0.99, 0, 0, {{c, 0.99}}, {}});
    out.signs[0].features.assign(kFeatures, 0.0F);
    out.signs[0].features[0] = first;
    out.candidates = {{text, 0.99}};
    out.confidence = 0.99;
    return out;
  }

  std::filesystem::path file_;
};

TEST_F(VariantTest, JudgesTheFormsOfAFamilyOnly) {
  std::vector<float> features(kFeatures, 0.0F);
  features[0] = 3;
  const auto forms = head().judge(U'高', features);
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(forms[1].sign, U'髙');
  EXPECT_GT(forms[1].p, 0.99);
  EXPECT_NEAR(forms[0].p + forms[1].p, 1, 1e-9);
  EXPECT_TRUE(head().judge(U'橋', features).empty());
  EXPECT_TRUE(head().judge(U'高', {}).empty());
}

TEST_F(VariantTest, AFormThatTheRecogniserCannotSayIsPutFirstAndAskedAbout) {
  FieldValue value = name("高橋", 3);
  weigh_variants(value, head());
  EXPECT_EQ(value.value, "髙橋");
  EXPECT_EQ(value.candidates[1].value, "高橋");
  EXPECT_THAT(value.doubts, ::testing::Contains("variant_possible"));
  EXPECT_LE(value.confidence, 0.92);
}

TEST_F(VariantTest, TheCommonFormIsAskedAboutToo) {
  FieldValue value = name("高橋", -8);
  weigh_variants(value, head());
  EXPECT_EQ(value.value, "高橋");
  EXPECT_THAT(value.doubts, ::testing::Contains("variant_possible"));
  EXPECT_LE(value.confidence, 0.92);
}

TEST_F(VariantTest, WhereBothReadersSayTheSameFormNothingIsDoubted) {
  FieldValue agree = name("沢田", -6);
  weigh_variants(agree, head());
  EXPECT_EQ(agree.value, "沢田");
  EXPECT_TRUE(agree.doubts.empty());
  EXPECT_GT(agree.confidence, 0.97);
  FieldValue differ = name("沢田", 3);
  weigh_variants(differ, head());
  EXPECT_THAT(differ.doubts, ::testing::Contains("variant_possible"));
  EXPECT_EQ(differ.candidates.size(), 2U);
}

TEST_F(VariantTest, OldFormsAreNotCorrected) {
  FieldValue value = name("澤田", 6);
  weigh_variants(value, head());
  EXPECT_EQ(value.value, "澤田");
  EXPECT_TRUE(value.doubts.empty());
}

TEST_F(VariantTest, OldKanaAreAskedAbout) {
  FieldValue value = name("トキエ", 0);
  weigh_variants(value, head());
  EXPECT_EQ(value.value, "トキエ");
  EXPECT_THAT(value.doubts, ::testing::Contains("variant_possible"));
  EXPECT_LE(value.confidence, 0.92);
}

TEST_F(VariantTest, ADoubtOfAnotherKindStillBounds) {
  FieldValue value = name("沢田", -6);
  value.confidence = 0.8;
  value.doubt("faint");
  weigh_variants(value, head());
  EXPECT_LE(value.confidence, 0.8);
}

TEST_F(VariantTest, DamagedFilesAreRefused) {
  const auto code = [&] {
    try {
      head();
    } catch (const Failure& failure) {
      return failure.code();
    }
    return std::string("none");
  };
  EXPECT_EQ(code(), "none");
  write("高髙\n高 0 1 2 3\n");
  EXPECT_EQ(code(), "E-ENGINE-MODEL");
  write("高 0 1\n");
  EXPECT_EQ(code(), "E-ENGINE-MODEL");
  write("");
  EXPECT_EQ(code(), "E-ENGINE-MODEL");
}

/// Lines in a pen font that the head was not taught on (Yomogi, SIL OFL).
TEST(VariantLines, TellTheFormsThatTheRecogniserCannotSay) {
  const Assets assets = Assets::locate();
  const Engines engines(assets);
  const auto read = [&](const std::string& file) {
    const Image line = decode_png(read_file(std::string(UKETSUKE_SOURCE_DIR) + "/tests/ocr/data/" + file, 1U << 20));
    ReadLine whole;
    whole.text = engines.lines().read(line, name_signs());
    FieldValue value = text_value(std::span(&whole, 1));
    weigh_variants(value, engines.variants());
    EXPECT_THAT(value.doubts, ::testing::Contains("variant_possible"));
    return value.value;
  };
  EXPECT_EQ(read("variant_taka_ladder.png"), "髙橋");
  EXPECT_EQ(read("variant_taka_mouth.png"), "高橋");
  EXPECT_EQ(read("variant_saki_tatsu.png"), "山﨑");
}

}  // namespace
}  // namespace uketsuke::ocr
