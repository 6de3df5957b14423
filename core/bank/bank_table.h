#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke {

/// Digits of the codes (統一金融機関コード, 店番号).
inline constexpr std::size_t kBankCodeDigits = 4, kBranchCodeDigits = 3;

/// A branch of a bank (支店). Points into its table.
struct BankBranch {
  std::string_view code;  ///< 3 digits
  std::string_view name;  ///< as banks shorten it: "新宿", "東京営業部"
};

/// A bank (金融機関) and the numbers of its branches. Points into its table.
struct Bank {
  std::string_view code;  ///< 4 digits
  std::string_view name;  ///< as banks shorten it: "みずほ", "川崎信金"
  std::size_t first = 0;  ///< of its branches
  std::size_t count = 0;
};

/// The table of banks and branches (統一金融機関コード・店番号), as the set-up writes it: sorted lines "bank code \t branch
/// code \t name", the branch code empty on the bank's own line. 0.6 MB, 30,000 lines; read once.
class BankTable {
 public:
  /// Throws Failure E-ENV-FILE when the file is missing or holds no bank.
  explicit BankTable(const std::filesystem::path& tsv);
  /// The table inside a folder of unpacked dependencies (zengin-code-*/banks.tsv). Throws Failure E-ENV-FILE.
  static BankTable find_in(const std::filesystem::path& deps_dir);

  std::span<const Bank> banks() const { return banks_; }
  /// The bank of a code of four digits, or nullptr.
  const Bank* bank(std::string_view code) const;
  std::span<const BankBranch> branches(const Bank& bank) const {
    return std::span(branches_).subspan(bank.first, bank.count);
  }
  /// The branch of a code of three digits, or nullptr.
  const BankBranch* branch(const Bank& bank, std::string_view code) const;

 private:
  std::unique_ptr<const std::string> text_;
  std::vector<Bank> banks_;          ///< by code
  std::vector<BankBranch> branches_;  ///< by bank, then by code
};

/// How people write the name of a bank of the table (みずほ銀行, 川崎信用金庫, ＪＡ…), the likeliest first: NFKC, without spaces.
std::vector<std::string> written_bank_names(const Bank& bank);
/// The same for a branch of it: 新宿支店, 新宿; 東京営業部; 本店, 本店営業部; 〇一八店, 018店 of ゆうちょ銀行.
std::vector<std::string> written_branch_names(const Bank& bank, const BankBranch& branch);
/// A written name as those are: NFKC, without spaces.
std::string bank_name_key(std::string_view written);

}  // namespace uketsuke
