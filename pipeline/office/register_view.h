#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/office/office.h"

/// 台帳の照会: one household as people read it.
namespace uketsuke::pipeline {

struct RegisterMember {
  ledger::MembershipRow membership;
  ledger::Person person;
  bool insured = false;       ///< a member on the day that was asked about
  std::string number_masked;  ///< asterisks, or empty: 番号未取得
  std::vector<ledger::CertificateRow> certificates;
};

struct RegisterHouseholdView {
  ledger::HouseholdRow household;
  ledger::AsOf at;
  std::vector<RegisterMember> members;         ///< by 枝番
  std::vector<ledger::MembershipRow> history;  ///< every row of every membership that was known then
  bool withheld = false;                       ///< 支援措置: address, phone and history are left out for this actor
};

/// The household of 記号-番号 at a moment; 番号 alone where the association uses no 記号. Logged. Roles: any but print
/// and accounting. Under 支援措置 (pipeline/office/protection.h) only the role "protected_data" sees address,
/// phone and history. Throws E-LEDGER-NOTFOUND.
RegisterHouseholdView show_household(const Office& office, const Actor& actor, const std::string& symbol_number,
                                     const ledger::AsOf& at);

/// The view in Japanese, several lines.
std::string household_words(const Office& office, const RegisterHouseholdView& view);

/// 仮登録, 確定, 取消.
std::string_view to_japanese(ledger::RegisterStatus status);
/// 交付済, 返納済, 紛失, 無効.
std::string_view to_japanese(ledger::CertificateState state);

}  // namespace uketsuke::pipeline
