// Bank and branch codes with their names, an insurer's number with its name.

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ocr/calibration/bank_value.h"
#include "ocr/calibration/insurer_value.h"
#include "ocr/calibration/name_fit.h"
#include "tests/ocr/readings.h"

namespace uketsuke::ocr {
namespace {

using test::field;
using test::reading;

/// Three banks in the form of the table.
class BankTest : public ::testing::Test {
 protected:
  BankTest() {
    std::ofstream(file_) << "0001\t\tみずほ\n0001\t001\t東京営業部\n0001\t240\t新宿\n0001\t245\t大森\n"
                            "0007\t\tあさひ\n0007\t240\t高円寺\n1401\t\t富山信金\n1401\t002\t本店\n";
  }
  ~BankTest() override { std::filesystem::remove(file_); }

  void weigh(FieldValue& bank, FieldValue& branch, FieldValue& name) const {
    weigh_bank({&bank, &branch, &name}, BankTable(file_));
  }

  std::filesystem::path file_ = std::filesystem::temp_directory_path() / "uketsuke_bank_test.tsv";
};

TEST_F(BankTest, CodesAndNameThatMeanOneBranchVouchForEachOther) {
  FieldValue bank = field({{"0001", 0.9}, {"0007", 0.08}}), branch = field({{"240", 0.9}, {"245", 0.08}});
  FieldValue name = reading("みずほ銀行　新宿支店");
  weigh(bank, branch, name);
  EXPECT_GT(bank.confidence, 0.999);
  EXPECT_GT(branch.confidence, 0.999);
  EXPECT_GT(name.confidence, 0.999);
  EXPECT_EQ(name.value, "みずほ銀行　新宿支店") << "as it was written";
  for (const FieldValue* field : {&bank, &branch, &name}) EXPECT_THAT(field->doubts, ::testing::IsEmpty());
}

TEST_F(BankTest, AMisreadNameIsOfferedAsTheCodesSayAndAPersonDecides) {
  FieldValue bank = field({{"0001", 0.99}}), branch = field({{"240", 0.99}});
  FieldValue name = reading("みずは銀行新宿支店", 2, U'ほ');
  weigh(bank, branch, name);
  EXPECT_EQ(name.value, "みずほ銀行新宿支店");
  EXPECT_THAT(name.doubts, ::testing::Contains("by_statistics"));
  EXPECT_LE(name.confidence, 0.9);
}

TEST_F(BankTest, TheNameOffersTheCodeThatItMeans) {
  FieldValue bank = field({{"0007", 0.6}, {"0001", 0.35}}), branch = field({{"240", 0.95}});
  FieldValue name = reading("みずほ銀行新宿支店");
  weigh(bank, branch, name);
  EXPECT_EQ(bank.value, "0001");
  EXPECT_THAT(bank.doubts, ::testing::Contains("by_statistics"));
}

TEST_F(BankTest, CodesThatNoBankHasAreDoubted) {
  FieldValue bank = field({{"0002", 0.97}, {"0007", 0.02}}), branch = field({{"240", 0.99}});
  FieldValue name = reading("はなみずき銀行");
  weigh(bank, branch, name);
  EXPECT_EQ(bank.value, "0002") << "never replaced where it was read clearly";
  EXPECT_LT(bank.confidence, 0.95);
  EXPECT_EQ(name.value, "はなみずき銀行");
  EXPECT_DOUBLE_EQ(branch.confidence, 0.99);
}

TEST_F(BankTest, AnOfficialNameHidesNoVariant) {
  FieldValue bank = field({{"0007", 0.99}}), branch = field({{"240", 0.99}});
  FieldValue name = reading("あさひ銀行高円寺支店");
  name.doubt("variant_possible");
  name.confidence = 0.9;
  weigh(bank, branch, name);
  EXPECT_THAT(name.doubts, ::testing::IsEmpty());
  EXPECT_GT(name.confidence, 0.99);
}

// A word of the list becomes surer; another one that was read clearly stays, one that was not is offered and asked about.
TEST(WholeName, UsualWordsAreLikelierAndNothingIsReplacedSilently) {
  const std::vector<OfficialName> words{{U"妻", 30}, {U"大工工事", 30}};
  FieldValue wife = reading("妻");
  weigh_whole_name(wife, words);
  EXPECT_GT(wife.confidence, 0.998);
  FieldValue clear = reading("毒");
  weigh_whole_name(clear, words);
  EXPECT_EQ(clear.value, "毒");
  FieldValue unclear = reading("大土工事", 1, U'工', 0.6);
  weigh_whole_name(unclear, words);
  EXPECT_EQ(unclear.value, "大工工事");
  EXPECT_THAT(unclear.doubts, ::testing::Contains("by_statistics"));
  FieldValue longer = reading("大工工事及び左官");
  weigh_whole_name(longer, words);
  EXPECT_EQ(longer.value, "大工工事及び左官");
}

TEST(InsurerValue, TheNumberVouchesForTheBranchOfTheHealthInsuranceAssociation) {
  FieldValue name = reading("全国健康保険協会東京支部");
  name.candidates.front().p = name.confidence = 0.8;
  FieldValue number = field({{"01130012", 0.9}, {"01730012", 0.08}});
  weigh_insurer(name, &number);
  EXPECT_GT(name.confidence, 0.999);
  EXPECT_GT(number.confidence, 0.99);
}

TEST(InsurerValue, AnotherBranchThanTheNumberSaysStaysAsItIsWritten) {
  FieldValue name = reading("全国健康保険協会大阪支部");
  FieldValue number = field({{"01130012", 0.97}});
  weigh_insurer(name, &number);
  EXPECT_EQ(name.value, "全国健康保険協会大阪支部");
  EXPECT_EQ(number.value, "01130012");
}

TEST(InsurerValue, OtherInsurersAreLeftAlone) {
  FieldValue name = reading("青葉健康保険組合");
  FieldValue number = field({{"06130012", 0.97}});
  weigh_insurer(name, &number);
  EXPECT_EQ(name.value, "青葉健康保険組合");
  EXPECT_NEAR(name.confidence, 0.97, 1e-6);
  EXPECT_NEAR(number.confidence, 0.97, 1e-6);
}

}  // namespace
}  // namespace uketsuke::ocr
