#include "ocr/calibration/bank_value.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/text/text.h"
#include "ocr/calibration/name_fit.h"

namespace uketsuke::ocr {
namespace {

/// How many times likelier a code becomes by the name that is written beside it, and the name by the codes. One of 1,146
/// banks: a misread code hardly names the bank that is written. People also write names of before a merger.
constexpr double kTrustNames = 400;
/// A name that means a bank and a branch of the table, whichever the codes are.
constexpr double kTrustKnown = 8;
/// A code that the table does not hold, beside one that it holds: of a bank's numbers 1 in 9 exists, of its branches' about
/// 1 in 6, and misreadings fall on any.
constexpr double kUnknown = 0.2;
/// Pairs of codes whose names are looked for.
constexpr std::size_t kPairs = 12;

bool is_read(const FieldValue* field) {
  return field != nullptr && field->state == ReadState::Read && !field->candidates.empty();
}

/// A bank and a branch that the codes may mean.
struct Pair {
  const Bank* bank = nullptr;
  const BankBranch* branch = nullptr;
  double p = 0;
};

std::vector<Pair> pairs_of(const BankFields& fields, const BankTable& table) {
  std::vector<Pair> out;
  for (const Candidate& code : fields.bank->candidates) {
    const Bank* bank = table.bank(code.value);
    if (bank == nullptr) continue;
    for (const Candidate& number : fields.branch->candidates)
      if (const BankBranch* branch = table.branch(*bank, number.value)) out.push_back({bank, branch, code.p * number.p});
  }
  std::stable_sort(out.begin(), out.end(), [](const Pair& a, const Pair& b) { return a.p > b.p; });
  out.resize(std::min(out.size(), kPairs));
  return out;
}

/// All ways to write a bank and its branch in one, without spaces.
std::vector<std::string> names_of(const Pair& pair) {
  std::vector<std::string> out;
  for (const std::string& bank : written_bank_names(*pair.bank))
    for (const std::string& branch : written_branch_names(*pair.bank, *pair.branch)) out.push_back(bank + branch);
  return out;
}

/// How likely the writing begins with a name of this bank.
double names_bank(const FieldValue& name, const Bank& bank) {
  double out = 0;
  const std::vector<std::string> ways = written_bank_names(bank);
  for (const Candidate& c : name.candidates) {
    const std::string key = bank_name_key(c.value);
    if (std::any_of(ways.begin(), ways.end(), [&](const std::string& way) { return key.starts_with(way); })) out += c.p;
  }
  return out;
}

/// How likely the writing is the name of this branch of this bank.
double names_branch(const FieldValue& name, const Pair& pair) {
  double out = 0;
  const std::vector<std::string> ways = names_of(pair);
  for (const Candidate& c : name.candidates)
    if (std::find(ways.begin(), ways.end(), bank_name_key(c.value)) != ways.end()) out += c.p;
  return out;
}

/// The name by the table, and by its codes as far as `by_codes` says (0: they are to be weighed by it).
FieldValue weighed_name(FieldValue name, std::span<const Pair> pairs, double by_codes) {
  std::vector<OfficialName> official;
  for (const Pair& pair : pairs)
    for (const std::string& way : names_of(pair))
      official.push_back({to_utf32(way), 1 + kTrustKnown + by_codes * pair.p});
  weigh_whole_name(name, official);
  return name;
}

}  // namespace

void weigh_bank(const BankFields& fields, const BankTable& table) {
  if (!is_read(fields.bank)) return;
  std::vector<Pair> pairs;
  if (is_read(fields.branch)) pairs = pairs_of(fields, table);
  // Codes and name are each weighed by the other as it was read, not by what the other has made of it.
  FieldValue seen;
  if (is_read(fields.name)) {
    seen = weighed_name(*fields.name, pairs, 0);
    *fields.name = weighed_name(std::move(*fields.name), pairs, kTrustNames);
  }
  fields.bank->weigh_by([&](const std::string& code) {
    const Bank* bank = table.bank(code);
    return bank == nullptr ? kUnknown : 1 + kTrustNames * names_bank(seen, *bank);
  });
  const Bank* bank = table.bank(fields.bank->value);
  if (bank == nullptr || !is_read(fields.branch)) return;
  fields.branch->weigh_by([&](const std::string& code) {
    const BankBranch* branch = table.branch(*bank, code);
    return branch == nullptr ? kUnknown : 1 + kTrustNames * names_branch(seen, {bank, branch, 0});
  });
}

}  // namespace uketsuke::ocr
