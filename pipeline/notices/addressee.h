#pragma once

#include <map>
#include <string>

#include "ledger/notices.h"
#include "ledger/store.h"
#include "pipeline/case/application.h"

namespace uketsuke::pipeline {

/// Fact of a record "addressee" that was made while the case was under 支援措置: an address chosen before may be the one that
/// must not be used any more.
inline constexpr const char* kChosenUnderProtection = "under_protection";

/// To whom the letters of a case go, the 事業主's aside.
struct LetterAddressee {
  ledger::AddresseeRole role = ledger::AddresseeRole::Member;
  std::string question;  ///< what a person must choose before a letter goes out; empty: nothing
  bool for_all = false;  ///< the question stands before the 事業主's letters, too (支援措置)
};

/// Addresses the letters of a case to whom a person chose (record "addressee": 組合員, 代理人 or 相続人): sets the recipient's
/// name, postal code and address among `variables` and says the role. Without a choice nothing changes and the 組合員 it is.
/// A choice is needed, and never guessed, when the form came through a 代理人 (record "identity"), when the 組合員 died, and
/// under 支援措置, where no letter repeats an address or a telephone number in its text either. A case that sends nothing
/// needs none.
LetterAddressee address_letters(ledger::Store& store, const CaseId& id, const Application& form, bool is_protected,
                                std::map<std::string, std::string>& variables);

}  // namespace uketsuke::pipeline
