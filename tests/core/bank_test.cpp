// The table of banks and branches, and how their names are written.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/assets.h"
#include "core/bank/bank_table.h"
#include "tests/failure_code.h"

namespace uketsuke {
namespace {

using ::testing::ElementsAre;

const BankTable& table() {
  static const BankTable loaded = BankTable::find_in(Assets::locate().deps);
  return loaded;
}

std::vector<std::string> bank_names(std::string_view code) { return written_bank_names(*table().bank(code)); }

std::vector<std::string> branch_names(std::string_view bank, std::string_view branch) {
  const Bank& of = *table().bank(bank);
  return written_branch_names(of, *table().branch(of, branch));
}

TEST(BankTable, HoldsTheBanksOfJapanWithTheirBranches) {
  EXPECT_GT(table().banks().size(), 1'000U);
  for (const Bank& bank : table().banks()) {
    ASSERT_EQ(bank.code.size(), kBankCodeDigits);
    EXPECT_EQ(table().bank(bank.code), &bank);
    for (const BankBranch& branch : table().branches(bank)) {
      ASSERT_EQ(branch.code.size(), kBranchCodeDigits) << bank.code;
      ASSERT_EQ(table().branch(bank, branch.code), &branch) << bank.code << branch.code;
    }
  }
}

// 統一金融機関コード as the banks themselves publish them.
TEST(BankTable, KnowsWhatBanksPublish) {
  EXPECT_EQ(table().bank("0001")->name, "みずほ");
  EXPECT_EQ(table().bank("9900")->name, "ゆうちょ");
  EXPECT_EQ(table().branch(*table().bank("0001"), "240")->name, "新宿");
  EXPECT_EQ(table().bank("0002"), nullptr);
  EXPECT_EQ(table().bank("001"), nullptr);
  EXPECT_EQ(table().branch(*table().bank("0001"), "000"), nullptr);
}

TEST(BankTable, NamesAreWrittenOut) {
  EXPECT_THAT(bank_names("0001"), ElementsAre("みずほ銀行", "みずほ"));
  EXPECT_THAT(bank_names("0005"), ElementsAre("三菱UFJ銀行", "三菱UFJ"));
  EXPECT_THAT(bank_names("9900"), ElementsAre("ゆうちょ銀行", "ゆうちょ"));
  EXPECT_THAT(bank_names("1401"), ElementsAre("富山信用金庫", "富山信金"));
  EXPECT_THAT(bank_names("9338"), ElementsAre("あおぞら農業協同組合", "あおぞら農協", "JAあおぞら"));
  EXPECT_THAT(branch_names("0001", "240"), ElementsAre("新宿支店", "新宿"));
  EXPECT_THAT(branch_names("0001", "001"), ElementsAre("東京営業部"));
  EXPECT_THAT(branch_names("1401", "001"), ElementsAre("本店営業部", "本店"));
  EXPECT_THAT(branch_names("9900", "018"), ElementsAre("〇一八店", "018店", "〇一八支店", "018支店", "〇一八", "018"));
  EXPECT_EQ(bank_name_key("三菱ＵＦＪ銀行　新宿支店"), "三菱UFJ銀行新宿支店");
}

TEST(BankTable, AMissingOrEmptyTableIsAnEnvironmentFailure) {
  EXPECT_EQ(test::code_of([] { BankTable::find_in("/nowhere"); }), "E-ENV-FILE");
  EXPECT_EQ(test::code_of([] { BankTable("/dev/null"); }), "E-ENV-FILE");
}

}  // namespace
}  // namespace uketsuke
