#include "core/bank/bank_table.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "core/assets.h"
#include "core/errors/failure.h"
#include "core/text/split.h"
#include "core/text/text.h"

namespace uketsuke {
namespace {

/// Codes below are banks proper, whose names lose their 銀行 (統一金融機関コード 0001–0999), and the one bank beyond them.
constexpr std::string_view kLastBank = "0999", kPostBank = "9900";

/// Bank code, branch code, name.
constexpr std::size_t kColumns = 3;

/// What the table shortens, and how it is written out.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kShortened{{{"信金", "信用金庫"},
                                                                                  {"信組", "信用組合"},
                                                                                  {"農協", "農業協同組合"},
                                                                                  {"労金", "労働金庫"},
                                                                                  {"漁協", "漁業協同組合"},
                                                                                  {"商工中金", "商工組合中央金庫"},
                                                                                  {"農林中金", "農林中央金庫"}}};

/// Most banks' first branch; some call it by this, others by its 営業部.
constexpr std::string_view kHeadOffice = "本店";

/// Ends of names that need no 支店 behind them.
constexpr std::array<std::string_view, 8> kWholeBranches{"支店", "本店", "営業部", "出張所", "本所", "支所", "代理店", "部"};

}  // namespace

BankTable::BankTable(const std::filesystem::path& tsv) {
  std::ifstream in(tsv, std::ios::binary);
  text_ = std::make_unique<const std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  for (const std::string_view line : split(*text_, '\n')) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() < kColumns) continue;
    if (cells[1].empty()) {
      banks_.push_back({cells[0], cells[2], branches_.size(), 0});
    } else if (!banks_.empty()) {
      branches_.push_back({cells[1], cells[2]});
      ++banks_.back().count;
    }
  }
  if (banks_.empty()) throw Failure("E-ENV-FILE", "table of banks: run ./run setup").at(tsv.filename().string());
}

BankTable BankTable::find_in(const std::filesystem::path& deps_dir) {
  return BankTable(newest_dependency(deps_dir, "zengin-code") / "banks.tsv");
}

const Bank* BankTable::bank(std::string_view code) const {
  const auto at = std::lower_bound(banks_.begin(), banks_.end(), code, [](const Bank& b, std::string_view c) { return b.code < c; });
  return at != banks_.end() && at->code == code ? &*at : nullptr;
}

const BankBranch* BankTable::branch(const Bank& bank, std::string_view code) const {
  const auto all = branches(bank);
  const auto at =
      std::lower_bound(all.begin(), all.end(), code, [](const BankBranch& b, std::string_view c) { return b.code < c; });
  return at != all.end() && at->code == code ? &*at : nullptr;
}

std::vector<std::string> written_bank_names(const Bank& bank) {
  const std::string name = bank_name_key(bank.name);
  if (bank.code <= kLastBank || bank.code == kPostBank) return {name + "銀行", name};
  for (const auto& [shortened, whole] : kShortened) {
    if (!name.ends_with(shortened)) continue;
    const std::string stem = name.substr(0, name.size() - shortened.size());
    std::vector<std::string> out{stem + std::string(whole), name};
    if (shortened == "農協") out.push_back("JA" + stem);
    if (shortened == "労金") out.push_back(stem + "ろうきん");
    return out;
  }
  return {name};
}

std::vector<std::string> written_branch_names(const Bank& bank, const BankBranch& branch) {
  const std::string name = bank_name_key(branch.name), code(branch.code);
  if (bank.code == kPostBank) return {name + "店", code + "店", name + "支店", code + "支店", name, code};
  if (name == kHeadOffice) return {name, name + "営業部"};
  if (name == std::string(kHeadOffice) + "営業部") return {name, std::string(kHeadOffice)};
  const bool whole =
      std::any_of(kWholeBranches.begin(), kWholeBranches.end(), [&](std::string_view end) { return name.ends_with(end); });
  if (whole) return {name};
  return {name + "支店", name};
}

std::string bank_name_key(std::string_view written) { return without_spaces(nfkc(written)); }

}  // namespace uketsuke
