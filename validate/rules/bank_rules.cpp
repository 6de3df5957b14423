// 振込先: bank and branch exist, and are those whose names are written beside their codes.

#include <algorithm>
#include <string>
#include <vector>

#include "validate/rules/context.h"
#include "validate/rules/messages.h"

namespace uketsuke::validate {
namespace {

/// What of a written name follows the longest of these ways to write its beginning; the whole where it is none of them.
struct Rest {
  bool found = false;
  std::string text;
};

Rest behind(const std::string& written, const std::vector<std::string>& beginnings) {
  std::size_t longest = 0;
  for (const std::string& way : beginnings)
    if (written.starts_with(way)) longest = std::max(longest, way.size());
  return {longest > 0, written.substr(longest)};
}

void check_name(const RuleContext& context, const FieldFacts& code, const Bank& bank, const FieldFacts* number,
                const FieldFacts& name) {
  const Rest rest = behind(bank_name_key(name.value), written_bank_names(bank));
  if (!rest.found) {
    context.out.add(messages::kBankOtherName, {&code, &name}, code.value + " " + std::string(bank.name) + " / " + name.value);
    return;
  }
  const BankBranch* branch = has_value(number) ? context.banks.branch(bank, number->value) : nullptr;
  if (branch == nullptr || rest.text.empty()) return;
  const std::vector<std::string> ways = written_branch_names(bank, *branch);
  if (std::find(ways.begin(), ways.end(), rest.text) == ways.end())
    context.out.add(messages::kBranchOtherName, {number, &name},
                    number->value + " " + std::string(branch->name) + " / " + name.value);
}

}  // namespace

void check_banks(const RuleContext& context) {
  for (const DocumentFacts& document : context.facts.documents) {
    const FieldFacts* code = document.by_concept("bank.code");
    if (!has_value(code) || code->value.size() != kBankCodeDigits) continue;
    const Bank* bank = context.banks.bank(code->value);
    if (bank == nullptr) {
      context.out.add(messages::kBankUnknown, {code}, code->value);
      continue;
    }
    const FieldFacts* number = document.by_concept("bank.branch_code");
    if (has_value(number) && number->value.size() == kBranchCodeDigits &&
        context.banks.branch(*bank, number->value) == nullptr)
      context.out.add(messages::kBranchUnknown, {code, number}, code->value + "-" + number->value);
    const FieldFacts* name = document.by_concept("bank.name");
    if (has_value(name)) check_name(context, *code, *bank, number, *name);
  }
}

}  // namespace uketsuke::validate
